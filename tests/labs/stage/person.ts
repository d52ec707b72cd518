/** Somebody in a home of the lab, in front of the page or of the floor: both answer to the same names. */
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { asScript } from '../../bench/probe/as-script';
import type { BenchWindow, Report } from '../../bench/probe/report';
import { Reports } from '../../bench/stage/reports';
import { lobbyStayMs, patienceMs, pause, within } from '../../bench/timing';
import {
	keepConnections,
	keepShown,
	readArrived,
	readOwnAddresses,
	readWay,
	takeShown,
	type Arrived
} from './in-page';

const probe = new URL('../../bench/probe/page-probe.ts', import.meta.url);
const wrapper = fileURLToPath(new URL('in-space.sh', import.meta.url));

/** A picture that flows is never older, on however slow a machine. */
const freshMs = 1_000;

/** What is still flowing after so long has not only come out of a player's store. */
const steadyMs = 3_000;

export interface Traits {
	/** The page's origins, which have no certificate. */
	readonly origins: readonly string[];
	readonly camera?: boolean;
	/** Its browser keeps its own addresses to itself (RFC 8828 §5.2, mode 3). */
	readonly hidden?: boolean;
}

const flags = ({ origins, camera = true, hidden = false }: Traits): string[] => [
	`--use-fake-device-for-media-stream${camera ? '' : '=device-count=0'}`,
	...(hidden ? ['--webrtc-ip-handling-policy=default_public_interface_only'] : []),
	'--use-fake-ui-for-media-stream',
	'--autoplay-policy=no-user-gesture-required',
	'--no-sandbox',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 203.0.113.*, EXCLUDE 2001:db8::*',
	`--unsafely-treat-insecure-origin-as-secure=${origins.join(',')}`,
	// The relay's certificate is nobody's.
	'--ignore-certificate-errors'
];

/** A browser in a home; several pages may follow each other in it. */
export function launchIn(space: string, traits: Traits): Promise<Browser> {
	return chromium.launch({
		executablePath: wrapper,
		env: { ...process.env, LAB_SPACE: space },
		args: flags(traits),
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false
	});
}

export class LabPerson {
	readonly name: string;
	readonly page: Page;
	readonly #context: BrowserContext;
	readonly #reports: Reports;

	private constructor(name: string, page: Page, context: BrowserContext, reports: Reports) {
		this.name = name;
		this.page = page;
		this.#context = context;
		this.#reports = reports;
	}

	static async sitDown(name: string, browser: Browser): Promise<LabPerson> {
		const context = await browser.newContext({ locale: 'en' });
		const page = await context.newPage();
		const reports = new Reports();
		const carry: keyof BenchWindow = 'benchReport';
		await page.exposeBinding(carry, (_, report: Report) => reports.hear(report));
		await page.addInitScript({ content: await asScript(probe) });
		await page.addInitScript(keepConnections);
		await page.addInitScript(keepShown);
		page.on('pageerror', (thrown) => console.error(`${name}: ${thrown.message}`));
		return new LabPerson(name, page, context, reports);
	}

	/** Opens a link and looks at the preview for a while; who has no camera goes on without. */
	async arrives(link: string, { camera = true }: Pick<Traits, 'camera'> = {}): Promise<void> {
		await this.page.goto(link, { waitUntil: 'commit' });
		if (!camera) await this.page.getByTestId('go-on-without-camera').click();
		await this.#told('join-ready');
		await pause(lobbyStayMs);
	}

	/** @returns when, in milliseconds since the epoch. */
	async presses(): Promise<number> {
		await this.page.getByTestId('join').click({ timeout: patienceMs });
		return (await this.#told('pressed')).at;
	}

	async reaches(phase: string, ms = patienceMs): Promise<void> {
		await this.page
			.locator(`main[data-phase="${phase}"]`)
			.waitFor({ state: 'attached', timeout: ms });
	}

	/** @returns when it stood on the page that the person must know this, in milliseconds since the epoch. */
	async isTold(words: string): Promise<number> {
		const notice = this.page.getByTestId('notice').filter({ hasText: words });
		await notice.waitFor({ timeout: patienceMs });
		return Date.now();
	}

	/** @returns when the first picture of a connection newer than that was there. */
	async sees(since: number): Promise<number> {
		return (await this.#told('first-frame', since)).at;
	}

	/** The longest time without a new picture that ended, or goes on, after that moment. */
	gapMs(since: number): Promise<number> {
		return this.page.evaluate((from) => (window as unknown as BenchWindow).benchGapMs(from), since);
	}

	/** @returns when new pictures came that go on coming, after that moment, to a tenth of a second. */
	async seesAgain(after: number, ms: number): Promise<number> {
		const until = Date.now() + ms;
		for (let since = after; ; since = Date.now() - freshMs) {
			const left = Math.max(1, until - Date.now());
			await this.page.waitForFunction(
				(from) => (window as unknown as BenchWindow).benchSeenAt() > from,
				since,
				{ timeout: left, polling: 100 }
			);
			const seen = Date.now();
			await pause(steadyMs);
			if ((await this.#seenAt()) > Date.now() - freshMs) return seen;
		}
	}

	#seenAt(): Promise<number> {
		return this.page.evaluate(() => (window as unknown as BenchWindow).benchSeenAt());
	}

	way(): Promise<string> {
		return this.page.evaluate(readWay);
	}

	/** What its connection has offered of its own networks. */
	ownAddresses(): Promise<string[]> {
		return this.page.evaluate(readOwnAddresses);
	}

	/** What has stood on the page since it was asked last: phases, and what interrupts. */
	shown(): Promise<string[]> {
		return this.page.evaluate(takeShown);
	}

	arrived(): Promise<Arrived> {
		return this.page.evaluate(readArrived);
	}

	async leaves(): Promise<void> {
		await this.#context.close();
	}

	#told(kind: Report['kind'], after = 0): Promise<Report> {
		return within(
			patienceMs,
			this.#reports.first((report) => report.kind === kind && report.at > after),
			`${kind} from ${this.name}`
		);
	}
}
