import { describe, expect, it } from 'vitest';
import type { BrokerMessage } from '../../src/lib/adapters/peerjs/internals';
import { boxAtMost, compose, parseEnvelope } from '../../src/lib/adapters/peerjs/signal';
import { spelling } from '../../src/lib/adapters/peerjs/spelling';
import { sealedFields, type Kind } from '../../src/lib/protocol/exchange';

const roomId = 'v5y5fmp5hiwmtwk7zwnz2wf7py';
const room = spelling(roomId);
const dial = 'v-alice7.3' as const;
const kinds = Object.keys(sealedFields) as Kind[];

/** As the broker hands it on. */
const relayed = (message: BrokerMessage): BrokerMessage => ({
	...message,
	src: room.toBroker('v-alice7')
});

const offer = relayed(compose({ kind: 'dial', dial }, 'sealed', room.toBroker('host')));

describe('an envelope', () => {
	it.each(kinds)('is composed and read back: %s', (kind) => {
		const message = compose({ kind, dial }, 'sealed', room.toBroker('host'));
		expect(message.dst).toBe(`${roomId}-h`);
		expect(parseEnvelope(relayed(message), 'host', room)).toEqual({
			header: { kind, dial, from: 'v-alice7', to: 'host' },
			box: 'sealed'
		});
	});

	it.each(kinds)('is one that every stock PeerServer relays: %s', (kind) => {
		const { type } = compose({ kind, dial }, 'sealed', room.toBroker('host'));
		expect(['OFFER', 'ANSWER', 'CANDIDATE']).toContain(type);
	});
});

const instead = (payload: object): BrokerMessage => ({
	...offer,
	payload: { ...Object(offer.payload), ...payload }
});

describe('a message is dropped before anything is opened', () => {
	const media = { sdp: { type: 'offer', sdp: 'v=0' }, type: 'media', connectionId: 'mc_k3j5h2' };
	const strangers: readonly (readonly [string, string, BrokerMessage])[] = [
		['from a stock PeerJS client', 'malformed', { ...offer, payload: media }],
		['from another version of Visavi', 'malformed', instead({ visavi: 2 })],
		['from another room', 'misaddressed', { ...offer, src: 'krhonwn2n2f7gc6fh52qwta7pq-h' }],
		['from somebody with a foreign id', 'misaddressed', { ...offer, src: 'alice' }],
		['from nobody', 'misaddressed', { type: offer.type, payload: offer.payload }],
		['whose kind is another than its type', 'malformed', instead({ kind: 'answer' })],
		['whose type is another than its kind', 'malformed', { ...offer, type: 'ANSWER' }],
		['whose kind is unknown', 'malformed', instead({ kind: 'wave' })],
		['whose kind every object has', 'malformed', instead({ kind: 'constructor' })],
		['whose kind is none', 'malformed', instead({ kind: undefined })],
		['of a type that the broker speaks itself', 'malformed', { ...offer, type: 'OPEN' }],
		['without a dial', 'malformed', instead({ dial: undefined })],
		['with a dial that PeerJS named', 'malformed', instead({ dial: 'mc_k3j5h2' })],
		['with a dial of more than one digit', 'malformed', instead({ dial: 'v-alice7.10' })],
		['with a dial of nobody', 'malformed', instead({ dial: 'v-.1' })],
		['with a dial that is no text', 'malformed', instead({ dial: [dial] })],
		['without anything sealed', 'malformed', instead({ box: undefined })],
		['with something sealed that is no text', 'malformed', instead({ box: { text: 'x' } })],
		['with more than is ever sealed', 'oversized', instead({ box: 'x'.repeat(boxAtMost + 1) })],
		['with a payload of text', 'malformed', { ...offer, payload: 'knock' }],
		['with a payload of null', 'malformed', { ...offer, payload: null }],
		['without a payload', 'malformed', { type: 'OFFER', src: room.toBroker('guest') }]
	];

	it.each(strangers)('%s: %s', (_, reason, message) => {
		expect(parseEnvelope(message, 'host', room)).toBe(reason);
	});
});
