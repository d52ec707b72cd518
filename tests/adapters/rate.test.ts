import { expect, it } from 'vitest';
import { Rate } from '../../src/lib/adapters/peerjs/rate';

it('a rate lets so many through in a second, and as many again in the next', () => {
	const rate = new Rate(3);
	expect([0, 1, 2, 999].map((atMs) => rate.take(atMs))).toEqual([true, true, true, false]);
	expect([1_000, 1_001, 1_002, 1_003].map((atMs) => rate.take(atMs))).toEqual([
		true,
		true,
		true,
		false
	]);
});
