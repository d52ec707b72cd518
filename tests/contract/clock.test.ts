import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserClock } from '../../src/lib/adapters/clock';
import { ManualTime } from '../support/manual-clock';
import { clockContract } from './clock-contract';

clockContract('the manual', () => {
	const time = new ManualTime();
	return { clock: time.clock(), pass: (ms) => time.advance(ms) };
});

describe('in a browser', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => {
		expect(vi.getTimerCount()).toBe(0);
		vi.useRealTimers();
	});

	clockContract('the page’s', () => ({
		clock: browserClock(),
		pass: (ms) => vi.advanceTimersByTime(ms)
	}));

	it('nobody tries again in step with the others, but up to a quarter sooner or later', () => {
		const waited = Array.from({ length: 200 }, () => {
			const before = Date.now();
			let after = before;
			browserClock().set('retry', 1_000, () => {
				after = Date.now();
			});
			vi.runAllTimers();
			return after - before;
		});
		expect(Math.min(...waited)).toBeGreaterThanOrEqual(750);
		expect(Math.max(...waited)).toBeLessThanOrEqual(1_250);
		expect(Math.min(...waited)).toBeLessThan(900);
		expect(Math.max(...waited)).toBeGreaterThan(1_100);
	});
});
