import { expect } from 'vitest';
import type { Result } from './explore';
import { printed } from './print';

/** Fails with the counterexample as a person reads it. */
export function expectNothingWrong({ counterexample, exhausted }: Result): void {
	expect(counterexample === null ? 'nothing wrong' : printed(counterexample)).toBe('nothing wrong');
	expect(exhausted).toBe(true);
}
