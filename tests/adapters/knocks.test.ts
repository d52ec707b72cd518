/** What is said at a seat, and what answers it. */
import { describe, expect, it, vi } from 'vitest';
import type { Address } from '../../src/lib/adapters/peerjs/address';
import { Knocks } from '../../src/lib/adapters/peerjs/knocks';

/** An address whose socket opens when it is told to. */
function shutAddress() {
	const waiting: (() => void)[] = [];
	const post = vi.fn<(kind: string, to: { dial: string }, content: Promise<unknown>) => void>();
	const address = {
		me: 'v-alice',
		whenOpen: (action: () => void) => void waiting.push(action),
		mailbox: { post }
	};
	return {
		address: address as unknown as Address,
		posted: () => post.mock.calls.map(([, { dial }]) => dial),
		open: () => {
			for (const action of waiting.splice(0)) action();
		}
	};
}

const standing = { session: null, waits: false };
const newKnocks = (): Knocks =>
	new Knocks({ newNonce: () => 'nonce', digest: async () => 'digest' } as never);

describe('knocks that wait for the broker', () => {
	it('are said once it is there, of those at one seat only the latest: nothing else would be believed', () => {
		const [knocks, { address, posted, open }] = [newKnocks(), shutAddress()];
		knocks.place('v-alice.1', address, 'host', standing);
		knocks.place('v-alice.2', address, 'guest', standing);
		knocks.place('v-alice.3', address, 'host', standing);
		open();
		expect(posted()).toEqual(['v-alice.2', 'v-alice.3']);
	});

	it('are not said to a room that was left', () => {
		const [knocks, { address, posted, open }] = [newKnocks(), shutAddress()];
		knocks.place('v-alice.1', address, 'host', standing);
		knocks.forget();
		open();
		expect(posted()).toEqual([]);
	});
});
