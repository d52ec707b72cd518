import { describe, expect, it } from 'vitest';
import { hear, isNoisy, nothingHeard } from '../../src/lib/session/desk/noise';

const lookMs = 100;

/** @returns what is known after each look. */
function verdicts(peaks: readonly number[]): readonly (boolean | null)[] {
	let heard = nothingHeard;
	return peaks.map((peak) => {
		heard = hear(heard, peak, lookMs);
		return isNoisy(heard);
	});
}

const looks = (seconds: number, peak: (at: number) => number): readonly number[] =>
	Array.from({ length: (seconds * 1_000) / lookMs }, (_, at) => peak(at));

const last = (peaks: readonly number[]): boolean | null | undefined => verdicts(peaks).at(-1);

describe('a microphone', () => {
	it('that hums all the time is noisy, which is known after eleven seconds and not before', () => {
		const known = verdicts(looks(11, () => 0.05));
		expect(known.indexOf(true)).toBe(known.length - 1);
	});

	it('in a quiet room is not, which is known soon', () => {
		expect(verdicts(looks(2, () => 0.005)).indexOf(false)).toBe(14);
	});

	it('of somebody who talks on and on, with a breath now and then, is not', () => {
		expect(last(looks(11, (at) => (at % 15 === 0 ? 0.01 : 0.2)))).toBe(false);
	});

	it('that hums while somebody talks is', () => {
		expect(last(looks(11, (at) => (at % 15 === 0 ? 0.05 : 0.2)))).toBe(true);
	});

	it('is not judged by the silence in which it begins', () => {
		expect(last(looks(11, (at) => (at < 9 ? 0 : 0.05)))).toBe(true);
	});
});
