/** Once a minute, what the guard had to refuse since: a flood of refusals makes no flood of lines. */
import type { Logger } from 'pino';
import type { Broker } from './broker.ts';

const everyMs = 60_000;

/** Starts to report; returns how to stop, which reports once more. */
export function startReport({ tally, clients }: Broker, logger: Logger): () => void {
	let before: Readonly<Record<string, number>> = { ...tally.refusals };
	let warned = false;

	const report = (): void => {
		const now = { ...tally.refusals };
		const refusals = Object.entries(now)
			.map(([reason, sum]) => [reason, sum - (before[reason] ?? 0)] as const)
			.filter(([, count]) => count > 0);
		before = now;
		if (refusals.length > 0) {
			logger.info({ refusals: Object.fromEntries(refusals), clients: clients() }, 'refused');
		}
		if (tally.strangeProxy && !warned) {
			warned = true;
			logger.warn(
				'a proxy on this machine forwards people, and is not in TRUSTED_PROXIES: all of them share the limits of one address'
			);
		}
	};
	const timer = setInterval(report, everyMs).unref();
	return () => {
		clearInterval(timer);
		report();
	};
}
