import { it } from 'vitest';
import { expectNothingWrong } from './expect-nothing-wrong';
import { calm, explore } from './explore';
import { emptyWorld } from './world';

/** Some 300,000 worlds: a file of its own, so that the others run beside it. */
const patienceMs = 300_000;

it(
	'three share a room, one of them leaves, crashes, waits for a seat or tries again, and all end well',
	() => expectNothingWrong(explore(emptyWorld({ people: 3, faults: 1, slow: 0 }), { kinds: calm })),
	patienceMs
);
