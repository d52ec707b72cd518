import { util } from 'peerjs';
import { describe, expect, it } from 'vitest';
import type { BrokerMessage } from '../../src/lib/adapters/peerjs/internals';
import { compose, mark, parseSignal, spelling } from '../../src/lib/adapters/peerjs/signal';
import type { BrokerId } from '../../src/lib/protocol/seat';

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

const dial = 'v-alice7.3' as const;

/** What PeerJS sends, as the broker hands it on. */
const peerJs = {
	offer: { sdp: { type: 'offer', sdp: 'v=0' }, type: 'media', connectionId: dial },
	answer: { sdp: { type: 'answer', sdp: 'v=0' }, type: 'media', connectionId: dial },
	candidate: { candidate: { candidate: 'candidate:1' }, type: 'media', connectionId: dial }
};

const relayed = (message: BrokerMessage, from: BrokerId = 'v-alice7'): BrokerMessage => ({
	...message,
	src: room.toBroker(from)
});

const offer = relayed(mark({ type: 'OFFER', payload: peerJs.offer }));

describe('a message of this room', () => {
	it.each([
		['dial', 'OFFER', peerJs.offer],
		['answer', 'ANSWER', peerJs.answer],
		['candidate', 'CANDIDATE', peerJs.candidate]
	] as const)(
		'that PeerJS made is known as %s, and handed to PeerJS as it is',
		(type, word, payload) => {
			const raw = relayed(mark({ type: word, payload }));
			expect(parseSignal(raw, room)).toEqual({ type, dial, from: 'v-alice7', raw });
			expect(raw.payload).toMatchObject(payload);
		}
	);

	it.each([
		{ type: 'knock', dial },
		{ type: 'word', dial, word: 'full' },
		{ type: 'word', dial, word: 'room' },
		{ type: 'withdrawal', dial }
	] as const)('of ours is composed and read back: $type $word', (signal) => {
		const message = compose(signal, room.toBroker('host'));
		expect(message.dst).toBe(`${roomId}-h`);
		expect(parseSignal(relayed(message, 'guest'), room)).toEqual({ ...signal, from: 'guest' });
	});

	it('is one for the broker too: every stock PeerServer relays its type', () => {
		const signals = [
			{ type: 'knock', dial },
			{ type: 'word', dial, word: 'full' },
			{ type: 'withdrawal', dial }
		] as const;
		const types = signals.map((signal) => compose(signal, room.toBroker('host')).type);
		expect(types).toEqual(['OFFER', 'ANSWER', 'CANDIDATE']);
	});
});

describe('what PeerJS sends', () => {
	it('is marked without a change to what it was given', () => {
		const message = { type: 'OFFER', dst: 'x', payload: peerJs.offer };
		expect(mark(message)).toMatchObject(message);
		expect(message.payload).not.toHaveProperty('visavi');
	});

	it.each([{ type: 'HEARTBEAT' }, { type: 'LEAVE', payload: {} }, { type: 'OFFER' }])(
		'is left alone when it is no signalling: %j',
		(message) => {
			expect(mark(message)).toBe(message);
		}
	);
});

const answer = relayed(mark({ type: 'ANSWER', payload: peerJs.answer }));
const candidate = relayed(mark({ type: 'CANDIDATE', payload: peerJs.candidate }));
const word = relayed(compose({ type: 'word', dial, word: 'full' }, ''));
const instead = (message: BrokerMessage, payload: object): BrokerMessage => ({
	...message,
	payload: { ...Object(message.payload), ...payload }
});

describe('a message is dropped', () => {
	const strangers: readonly (readonly [string, BrokerMessage])[] = [
		['from a stock PeerJS client', relayed({ type: 'OFFER', payload: peerJs.offer })],
		['from another version of Visavi', instead(offer, { visavi: 2 })],
		['from another room', { ...offer, src: 'krhonwn2n2f7gc6fh52qwta7pq-v-alice7' }],
		['from somebody with a foreign id', { ...offer, src: 'alice' }],
		['from nobody', { type: offer.type, payload: offer.payload }],
		['that asks for a data connection', instead(offer, { type: 'data' })],
		['that asks for nothing', instead(offer, { type: undefined })],
		['whose kind is another than its type', instead(offer, { kind: 'answer' })],
		['whose type is another than its kind', { ...offer, type: 'ANSWER' }],
		['whose kind is unknown', instead(offer, { kind: 'wave' })],
		['whose kind is none', instead(offer, { kind: undefined })],
		['of a type that the broker speaks itself', { ...offer, type: 'OPEN' }],
		['without a dial', instead(offer, { connectionId: undefined })],
		['with a dial that PeerJS named', instead(offer, { connectionId: 'mc_k3j5h2' })],
		['with a dial of more than one digit', instead(offer, { connectionId: 'v-alice7.10' })],
		['with a dial of nobody', instead(offer, { connectionId: 'v-.1' })],
		['with a dial that is no text', instead(offer, { connectionId: [dial] })],
		['that offers without a description', instead(offer, { sdp: undefined })],
		['that offers with text for a description', instead(offer, { sdp: 'v=0' })],
		['that offers with null for a description', instead(offer, { sdp: null })],
		['that offers an answer', instead(offer, { sdp: peerJs.answer.sdp })],
		['that offers without any text', instead(offer, { sdp: { type: 'offer' } })],
		['that offers with bytes for text', instead(offer, { sdp: { type: 'offer', sdp: [1] } })],
		['that answers with an offer', instead(answer, { sdp: peerJs.offer.sdp })],
		['that answers for a data connection', instead(answer, { type: 'data' })],
		['with no candidate', instead(candidate, { candidate: undefined })],
		['with null for a candidate', instead(candidate, { candidate: null })],
		['with text for a candidate', instead(candidate, { candidate: 'candidate:1' })],
		['with a candidate for a data connection', instead(candidate, { type: 'data' })],
		['with an unknown word', instead(word, { word: 'maybe' })],
		['without its word', instead(word, { word: undefined })],
		['with a payload of text', { ...offer, payload: 'knock' }],
		['with a payload of null', { ...offer, payload: null }],
		['without a payload', { type: 'OFFER', src: room.toBroker('guest') }]
	];

	it.each(strangers)('%s', (_, message) => {
		expect(parseSignal(message, room)).toBeNull();
	});
});
