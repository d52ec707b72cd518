/** What a clock promises, whoever keeps it (src/lib/protocol/ports.ts). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/lib/protocol/ports';

export interface KeptClock {
	readonly clock: Clock;
	/** Lets time pass. */
	readonly pass: (ms: number) => void;
}

export function clockContract(name: string, keep: () => KeptClock): void {
	describe(`${name} clock`, () => {
		let clock: Clock;
		let pass: KeptClock['pass'];
		let fired: string[];
		const fires = (word: string) => (): void => void fired.push(word);
		beforeEach(() => {
			({ clock, pass } = keep());
			fired = [];
		});

		it('fires once, when the time has come and not before', () => {
			clock.set('ping', 1_000, fires('ping'));
			pass(999);
			expect(fired).toEqual([]);
			pass(1);
			pass(10_000);
			expect(fired).toEqual(['ping']);
		});

		it('has one timer of each name: setting it anew replaces the old one', () => {
			clock.set('answer', 1_000, fires('old'));
			clock.set('ping', 1_000, fires('beside'));
			pass(500);
			clock.set('answer', 1_000, fires('new'));
			pass(500);
			expect(fired).toEqual(['beside']);
			pass(500);
			expect(fired).toEqual(['beside', 'new']);
		});

		it('fires in the order in which timers are due', () => {
			clock.set('silence', 3_000, fires('third'));
			clock.set('ping', 1_000, fires('first'));
			clock.set('answer', 2_000, fires('second'));
			pass(5_000);
			expect(fired).toEqual(['first', 'second', 'third']);
		});

		it('forgets what is cancelled, and minds nothing that does not run', () => {
			clock.set('ping', 1_000, fires('ping'));
			clock.cancel('ping');
			clock.cancel('ping');
			clock.cancel('admit');
			pass(5_000);
			expect(fired).toEqual([]);
		});

		it('forgets everything at once', () => {
			clock.set('ping', 1_000, fires('ping'));
			clock.set('answer', 2_000, fires('answer'));
			clock.cancelAll();
			pass(5_000);
			expect(fired).toEqual([]);
		});

		it('can be set again by what it fires', () => {
			const again = (): void => {
				fired.push('ping');
				clock.set('ping', 1_000, again);
			};
			clock.set('ping', 1_000, again);
			pass(3_500);
			expect(fired).toEqual(['ping', 'ping', 'ping']);
			clock.cancelAll();
		});

		it('can be cancelled by another timer that fires at the same moment', () => {
			clock.set('ping', 1_000, () => clock.cancelAll());
			clock.set('answer', 1_000, fires('answer'));
			pass(5_000);
			expect(fired).toEqual([]);
		});

		it('tells how much time has passed', () => {
			const before = clock.now();
			pass(1_500);
			expect(clock.now() - before).toBe(1_500);
		});
	});
}
