/** One of the two people: a browser process of their own, with one tab. */
import type { CDPSession, Page } from '@playwright/test';
import { asScript } from '../bench/probe/as-script';
import { openBrowser, type OwnBrowser } from '../e2e/people/chromium';

const probe = new URL('./probe.ts', import.meta.url);

/** What the probe counts. */
export interface SoakWindow {
	soak: {
		/** Connections that are not closed. */
		connections(): number;
		/** Timers that are set and have not fired. */
		timers(): number;
		/** Tracks of camera and microphone that run. */
		tracks(): number;
	};
}

type Control = 'mic' | 'camera' | 'leave' | 'join' | 'come-back';

/** What a page holds on to, after its rubbish is collected. */
export interface Holdings {
	readonly connections: number;
	/** Connections that are still in memory, closed ones too. */
	readonly kept: number;
	readonly listeners: number;
	readonly timers: number;
	readonly tracks: number;
	readonly heapBytes: number;
}

/** How long a call may take to be up again. */
const patience = { timeout: 40_000, polling: 100 };

export class SoakTab {
	readonly name: string;
	readonly page: Page;
	readonly #own: OwnBrowser;
	readonly #devtools: CDPSession;

	private constructor(name: string, page: Page, own: OwnBrowser, devtools: CDPSession) {
		this.name = name;
		this.page = page;
		this.#own = own;
		this.#devtools = devtools;
	}

	static async open(name: string, site: URL, room: string): Promise<SoakTab> {
		const own = await openBrowser();
		const context = await own.browser.newContext({ permissions: ['camera', 'microphone'] });
		await context.addInitScript({ content: await asScript(probe) });
		const page = await context.newPage();
		const devtools = await context.newCDPSession(page);
		await devtools.send('Performance.enable');
		await page.goto(new URL(`#${room}`, site).href);
		const tab = new SoakTab(name, page, own, devtools);
		await tab.reaches('name');
		await tab.press('join');
		return tab;
	}

	/** By the element itself: where it is, and whether it rests, is another test's matter. */
	async press(control: Control): Promise<void> {
		await this.page.getByTestId(control).evaluate((element: HTMLElement) => element.click());
	}

	async isOn(control: 'mic' | 'camera'): Promise<boolean> {
		return (await this.page.getByTestId(control).getAttribute('aria-pressed')) === 'true';
	}

	async reaches(phase: string): Promise<void> {
		const there = (wanted: string): boolean =>
			document.querySelector('main')?.dataset['phase'] === wanted;
		await this.page.waitForFunction(there, phase, patience);
	}

	/** The call is up: the page says so, and, if the other one’s camera is on, new pictures come. */
	async talks({ pictured }: { readonly pictured: boolean }): Promise<void> {
		await this.reaches('connected');
		if (!pictured) return;
		const frames = (): number =>
			document
				.querySelector<HTMLVideoElement>('[data-testid="remote-video"]')
				?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
		const before = await this.page.evaluate(frames);
		await this.page.waitForFunction(
			(count) => {
				const main = document.querySelector('main')?.dataset['phase'];
				const video = document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]');
				const now = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
				return main === 'connected' && now !== count && now > 0;
			},
			before,
			patience
		);
	}

	/** Pauses all of the browser, as a machine that sleeps. */
	pause(paused: boolean): void {
		this.#own.pause(paused);
	}

	async offline(off: boolean): Promise<void> {
		await this.page.context().setOffline(off);
	}

	async holdings(): Promise<Holdings> {
		await this.#devtools.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.#devtools.send('Performance.getMetrics');
		const metric = (wanted: string): number =>
			metrics.find(({ name }) => name === wanted)?.value ?? NaN;
		const [connections, timers, tracks] = await this.page.evaluate(() => {
			const { soak } = window as unknown as SoakWindow;
			return [soak.connections(), soak.timers(), soak.tracks()] as const;
		});
		return {
			connections,
			kept: metric('RTCPeerConnections'),
			listeners: metric('JSEventListeners'),
			timers,
			tracks,
			heapBytes: metric('JSHeapUsedSize')
		};
	}

	/** For the story of a failure. */
	async told(): Promise<string> {
		return this.page.evaluate((name) => {
			const phase = document.querySelector('main')?.dataset['phase'];
			const notice = document.querySelector('[data-testid="notice"]')?.textContent.trim();
			return `${name} is at "${phase}"${notice ? ` and reads "${notice}"` : ''}`;
		}, this.name);
	}

	async close(): Promise<void> {
		await this.#own.close();
	}
}
