import { describe, it } from 'vitest';
import { expectNothingWrong } from './expect-nothing-wrong';
import { calm, explore } from './explore';
import type { Kind } from './move';
import { emptyWorld } from './world';

const patienceMs = 300_000;

describe('whatever arrives first', () => {
	it('somebody alone comes to rest in the host seat, however slow the network', () => {
		expectNothingWrong(explore(emptyWorld({ people: 1, faults: 2, slow: 2 })));
	});

	it('two who join meet, though one of them leaves, crashes or comes again, and the network is slow', () => {
		expectNothingWrong(explore(emptyWorld({ people: 2, faults: 1, slow: 1 }), { kinds: calm }));
	});

	it(
		'two meet again after two things have gone wrong',
		() =>
			expectNothingWrong(explore(emptyWorld({ people: 2, faults: 2, slow: 0 }), { kinds: calm })),
		patienceMs
	);

	it(
		'two meet, though one of them reloads or loses the network, or the broker restarts with an empty memory',
		() => expectNothingWrong(explore(emptyWorld({ people: 2, faults: 1, slow: 0 }))),
		patienceMs
	);

	it('of three who join two are in a call, and the third hears "full"', () => {
		expectNothingWrong(explore(emptyWorld({ people: 3, faults: 0, slow: 0 })));
	});
});

describe('while nobody leaves', () => {
	const withoutWaiting: ReadonlySet<Kind> = new Set(['step', 'join']);

	it('two who join wait for no timer until they talk and each has one socket', () => {
		expectNothingWrong(
			explore(emptyWorld({ people: 2, faults: 0, slow: 0 }), { kinds: withoutWaiting })
		);
	});

	it('three who join wait for no timer until two talk and the third knows', () => {
		expectNothingWrong(
			explore(emptyWorld({ people: 3, faults: 0, slow: 0 }), { kinds: withoutWaiting })
		);
	});
});
