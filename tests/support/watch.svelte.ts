/** Watches a view as a page does. */
import { flushSync, untrack } from 'svelte';

/** Every different value that a page draws, in order, for as long as the test lasts. */
export function watch<T>(read: () => T): readonly T[] {
	const seen: T[] = [];
	$effect.root(() => {
		$effect(() => {
			const value = read();
			untrack(() => {
				if (seen.at(-1) !== value) seen.push(value);
			});
		});
	});
	flushSync();
	return seen;
}

/** Runs what makes effects. Returns the undo. */
export function inEffects(run: () => void): () => void {
	const undo = $effect.root(run);
	flushSync();
	return undo;
}
