import { describe, expect, it } from 'vitest';
import { expectNothingWrong } from './expect-nothing-wrong';
import { calm, explore, only } from './explore';
import { carolWaits, pairAtRest, told } from './story';
import { emptyWorld } from './world';

const patienceMs = 300_000;

it(
	'three share a room, one of them leaves, crashes, waits for a seat or tries again, and all end well',
	() => expectNothingWrong(explore(emptyWorld({ people: 3, faults: 1, slow: 0 }), { kinds: calm })),
	patienceMs
);

describe('two are in a call, a third comes, and', () => {
	const pair = (): ReturnType<typeof told> =>
		told(emptyWorld({ people: 3, faults: 1, slow: 0 }), ...pairAtRest);

	it(
		'the broker restarts with an empty memory: all end well',
		() => expectNothingWrong(explore(pair(), { kinds: only('restart') })),
		patienceMs
	);

	it(
		'nothing comes through between two for a while: all end well',
		() => expectNothingWrong(explore(pair(), { kinds: only('halt') })),
		patienceMs
	);

	/** Breadth first, so that these are the shortest stories; `npm run explore` tells all of them. */
	const soonest = 25_000;

	it.each(['reload', 'cut', 'deaf'] as const)(
		'this happens to somebody: %s; no short story ends badly',
		(kind) => {
			const { counterexample, worlds } = explore(pair(), { kinds: only(kind), atMost: soonest });
			expect(counterexample).toBeNull();
			expect(worlds).toBeGreaterThan(soonest);
		},
		patienceMs
	);
});

describe('two are in a call, a third waits for a place, and', () => {
	const waiting = (): ReturnType<typeof told> =>
		told(emptyWorld({ people: 3, faults: 2, slow: 0 }), ...pairAtRest, ...carolWaits);

	it(
		'the broker restarts with an empty memory: all end well',
		() => expectNothingWrong(explore(waiting(), { kinds: only('restart') })),
		patienceMs
	);
});
