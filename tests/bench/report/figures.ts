import type { SubjectName } from '../stage/subjects';
import type { Scenario } from '../scenarios/scenario';

/** All runs of one scenario on one page. A failed run has no time but is counted. */
export interface Runs {
	readonly times: number[];
	/** Of the scenarios that tell it, for how many milliseconds of each run WebCrypto was at work. */
	readonly cryptoTimes: number[];
	failed: number;
}

export interface Result {
	readonly scenario: Scenario;
	readonly runs: Readonly<Record<SubjectName, Runs>>;
}

export const noRuns = (): Runs => ({ times: [], cryptoTimes: [], failed: 0 });

/** NaN when there is nothing to take it of. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const half = sorted.length / 2;
	const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
	return (low + high) / 2;
}

/** `201 (176-215) 9/9`: median, span, and how many of the runs succeeded. */
export function spanOf({ times, failed }: Runs): string {
	const count = `${times.length}/${times.length + failed}`;
	if (times.length === 0) return `none ${count}`;
	const [mid, low, high] = [median(times), Math.min(...times), Math.max(...times)].map(Math.round);
	return `${mid} (${low}-${high}) ${count}`;
}

/** App over floor; below 1 the app is faster. */
export const ratioOf = ({ runs }: Result): number =>
	median(runs.app.times) / median(runs.floor.times);

/**
 * The most that sealing and admission can have added to the app, in ms, and how much of the floor that is. `null`
 * where it was not measured.
 */
export function sealingOf({ runs }: Result): { ms: number; share: number } | null {
	if (runs.app.cryptoTimes.length === 0) return null;
	const ms = median(runs.app.cryptoTimes);
	return { ms, share: ms / median(runs.floor.times) };
}

/** What a figure is worth beside its aim and limit. */
export function verdict(figure: number, goal: { aim: number; limit: number } | undefined): string {
	if (!goal || Number.isNaN(figure)) return '';
	if (figure <= goal.aim) return 'aim met';
	return figure <= goal.limit ? 'limit held' : 'OVER THE LIMIT';
}
