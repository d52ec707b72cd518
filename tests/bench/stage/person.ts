import type { Browser, Page } from '@playwright/test';
import { asScript } from '../probe/as-script';
import type { BenchWindow, Report } from '../probe/report';
import { clockSkewMs, patienceMs, within } from '../timing';
import { launchChromium, processGroupOf } from './chromium';
import { Reports } from './reports';

const probes = [
	new URL('../probe/page-probe.ts', import.meta.url),
	new URL('../probe/crypto-probe.ts', import.meta.url)
];

/** One person: a Chromium process of their own, one page in it, and the probe's reports from there. */
export interface Person {
	readonly name: string;
	/** Every http URL that the page asked for since the browser started. */
	readonly requested: ReadonlySet<string>;
	/** Goes to a link and does not wait for what comes. */
	open(link: string): Promise<void>;
	reload(): Promise<void>;
	/** From the next page on, join is pressed from inside the page the moment that it can be. */
	pressAtOnce(): Promise<void>;
	/** Types a room name, that long from key to key. */
	type(name: string, keyMs: number): Promise<void>;
	/** When the browser was last given the other side's description. */
	describedAt(): Promise<number>;
	/**
	 * For how many milliseconds WebCrypto was at work in the page while the join waited for it: from `pressed` to
	 * `described`, and from the other one's picture being there to its being `seen`. Wall time.
	 */
	cryptoMs(pressed: number, described: number, seen: number): Promise<number>;
	/** Presses join with the mouse and tells when. */
	press(): Promise<Report>;
	/** The first report of this kind that is later than `after`, in wall time. */
	told(kind: Report['kind'], after?: number): Promise<Report>;
	reaches(phase: string): Promise<void>;
	/** Phase and notice of the page, for the story of a failed run. */
	describe(): Promise<string>;
	/** As if the power went: SIGKILL to all processes of this browser. Returns when, in wall time. */
	kill(): number;
	/** Pauses all processes of this browser: its sockets stay open, and nobody is told. Returns when, in wall time. */
	pause(): number;
	/** The longest time without a new picture of the other one that ended, or goes on, after `since`. */
	longestGapMs(since: number): Promise<number>;
	close(): Promise<void>;
}

/** Reports of different browsers are compared, so their clocks must agree with Node's. */
async function checkClock(page: Page): Promise<void> {
	const skewMs = await page.evaluate(() => performance.timeOrigin + performance.now() - Date.now());
	if (Math.abs(skewMs) > clockSkewMs) throw new Error(`a browser's clock is ${skewMs} ms off`);
}

async function preparePage(browser: Browser, reports: Reports): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
	const carry: keyof BenchWindow = 'benchReport';
	await page.exposeFunction(carry, (report: Report) => reports.hear(report));
	for (const probe of probes) await page.addInitScript({ content: await asScript(probe) });
	await checkClock(page);
	return page;
}

export async function launchPerson(name: string): Promise<Person> {
	const reports = new Reports();
	const browser = await launchChromium();
	try {
		const page = await preparePage(browser, reports);
		return personOf(name, browser, page, reports, await processGroupOf(browser));
	} catch (failure) {
		await browser.close();
		throw failure;
	}
}

function personOf(
	name: string,
	browser: Browser,
	page: Page,
	reports: Reports,
	signalGroup: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void
): Person {
	const requested = new Set<string>();
	page.on('request', (request) => {
		if (request.url().startsWith('http')) requested.add(request.url());
	});
	page.on('pageerror', (error) => console.error(`${name}'s page: ${error.message}`));
	const told: Person['told'] = (kind, after = 0) =>
		within(
			patienceMs,
			reports.first((report) => report.kind === kind && report.at > after),
			`${kind} from ${name}`
		);
	return {
		name,
		requested,
		told,
		open: async (link) => void (await page.goto(link, { waitUntil: 'commit' })),
		reload: async () => void (await page.reload({ waitUntil: 'commit' })),
		pressAtOnce: async () =>
			void (await page.addInitScript({ content: 'globalThis.benchPressAtOnce = true;' })),
		type: (text, keyMs) => page.getByTestId('room-name').pressSequentially(text, { delay: keyMs }),
		describedAt: () => page.evaluate(() => (window as unknown as BenchWindow).benchDescribedAt),
		cryptoMs: (...moments) =>
			page.evaluate(([pressed, described, seen]) => {
				const bench = window as unknown as BenchWindow;
				const pictured = Math.max(described, bench.benchPicturedAt);
				return bench.benchCryptoMs(pressed, described) + bench.benchCryptoMs(pictured, seen);
			}, moments),
		press: async () => {
			await page.getByTestId('join').click({ timeout: patienceMs });
			return told('pressed');
		},
		reaches: (phase) =>
			page
				.locator(`main[data-phase="${phase}"]`)
				.waitFor({ state: 'attached', timeout: patienceMs }),
		describe: () =>
			page.evaluate((who) => {
				const phase = document.querySelector('main')?.dataset['phase'] ?? 'no page';
				const notice = document.querySelector('[data-testid="notice"]')?.textContent.trim();
				return `${who} is at "${phase}"${notice ? ` and reads "${notice}"` : ''}`;
			}, name),
		kill: () => {
			const at = Date.now();
			signalGroup('SIGKILL');
			return at;
		},
		pause: () => {
			const at = Date.now();
			signalGroup('SIGSTOP');
			return at;
		},
		longestGapMs: (since) =>
			page.evaluate((from) => (window as unknown as BenchWindow).benchGapMs(from), since),
		close: async () => {
			// A paused browser does not hear that it is to end.
			if (browser.isConnected()) signalGroup('SIGCONT');
			await browser.close();
		}
	};
}
