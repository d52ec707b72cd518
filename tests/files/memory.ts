/**
 * How much memory a page's own process takes, as Linux counts it. Shared memory is left out: pictures of the call are in
 * it, of which a Chromium without a graphics card shares more and more for as long as any call lasts.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const lookMs = 200;

export interface Memory {
	/** Resident and its own, in MiB. */
	readonly before: number;
	readonly peak: number;
}

function ownMiB(pid: number): number {
	const [, kibibytes = '0'] =
		/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Math.round(Number(kibibytes) / 1_024);
}

/** From now until its end. The browser has this one page. */
export async function watchMemory(page: Page): Promise<{ end: () => Memory }> {
	const session = await page.context().browser()!.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
	const now = (): number => Math.max(...pids.map(ownMiB));
	const before = now();
	let peak = before;
	const timer = setInterval(() => (peak = Math.max(peak, now())), lookMs);
	return {
		end: () => {
			clearInterval(timer);
			return { before, peak };
		}
	};
}
