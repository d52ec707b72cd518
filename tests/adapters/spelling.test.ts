import { util } from 'peerjs';
import { describe, expect, it } from 'vitest';
import { spelling } from '../../src/lib/adapters/peerjs/spelling';

const roomId = 'v5y5fmp5hiwmtwk7zwnz2wf7py';
const room = spelling(roomId);
const addresses = ['host', 'guest', 'v-alice7', `v-${'a'.repeat(64)}`] as const;

describe('an address', () => {
	it.each(addresses)('is spelled at the broker and read back: %s', (id) => {
		expect(room.fromBroker(room.toBroker(id))).toBe(id);
	});

	it.each(addresses)('begins with the room id and is one that PeerJS takes: %s', (id) => {
		expect(room.toBroker(id).startsWith(`${roomId}-`)).toBe(true);
		expect(util.validateId(room.toBroker(id))).toBe(true);
	});

	it('of each place is another', () => {
		expect(new Set(addresses.map(room.toBroker)).size).toBe(addresses.length);
	});

	it.each([
		['another room’s', 'krhonwn2n2f7gc6fh52qwta7pq-h'],
		['a room’s whose id begins alike', `${roomId}a-h`],
		['one without the dash', `${roomId}xh`],
		['the room’s own id', roomId],
		['an empty place’s', `${roomId}-`],
		['a place that does not exist', `${roomId}-x`],
		['a visitor’s without a name', `${roomId}-v-`],
		['a visitor’s with a name too long', `${roomId}-v-${'a'.repeat(65)}`],
		['a visitor’s in capitals', `${roomId}-v-ALICE`],
		['one with more behind it', `${roomId}-v-alice h`],
		['one with a line behind it', `${roomId}-h\n`],
		['nobody’s', undefined],
		['a number', 7],
		['an object', { toString: () => `${roomId}-h` }]
	])('is nobody’s when it is %s', (_, id) => {
		expect(room.fromBroker(id)).toBeNull();
	});
});
