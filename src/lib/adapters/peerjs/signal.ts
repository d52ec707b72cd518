/**
 * What Visavi says through the broker. Everything rides in the payloads of PeerServer's OFFER, ANSWER and
 * CANDIDATE, so that any PeerServer relays it; whatever does not parse was not meant for us and is dropped.
 * This is the one door for signalling in either direction (R3 seals it).
 */
import type { BrokerId, DialId, KnockWord, Seat } from '../../protocol/seat';
import type { BrokerMessage } from './internals';

/** How a room's addresses are spelled at the broker. All begin with the room id. */
export interface Spelling {
	toBroker(id: BrokerId): string;
	/** `null` for an id of another room or of nobody. */
	fromBroker(id: unknown): BrokerId | null;
}

const seatSuffix = { host: '-h', guest: '-g' } as const satisfies Record<Seat, string>;

export const spelling = (roomId: string): Spelling => ({
	toBroker: (id) => roomId + (id === 'host' || id === 'guest' ? seatSuffix[id] : `-${id}`),
	fromBroker: (id) => {
		if (typeof id !== 'string' || !id.startsWith(`${roomId}-`)) return null;
		const local = id.slice(roomId.length + 1);
		if (local === 'h') return 'host';
		if (local === 'g') return 'guest';
		return isVisitor(local) ? local : null;
	}
});

const isVisitor = (id: string): id is `v-${string}` => /^v-[a-z0-9]{1,64}$/.test(id);

const isDialId = (id: unknown): id is DialId =>
	typeof id === 'string' && /^v-[a-z0-9]{1,64}\.\d$/.test(id);

/** A message that belongs to this room. `raw` is what PeerJS understands. */
export type Signal = { readonly dial: DialId; readonly from: BrokerId } & (
	| { readonly type: 'dial'; readonly raw: BrokerMessage }
	| { readonly type: 'answer'; readonly raw: BrokerMessage }
	| { readonly type: 'candidate'; readonly raw: BrokerMessage }
	| { readonly type: 'knock' }
	| { readonly type: 'word'; readonly word: KnockWord }
	| { readonly type: 'withdrawal' }
);

const version = 1;

type Kind = Signal['type'];

const kindOfPeerJs: Readonly<Record<string, Kind>> = {
	OFFER: 'dial',
	ANSWER: 'answer',
	CANDIDATE: 'candidate'
};

const carrier = {
	knock: 'OFFER',
	word: 'ANSWER',
	withdrawal: 'CANDIDATE'
} as const;

/** Marks what PeerJS sends as ours. */
export const mark = (message: BrokerMessage): BrokerMessage => {
	const kind = kindOfPeerJs[message.type];
	if (kind === undefined || typeof message.payload !== 'object') return message;
	return { ...message, payload: { ...message.payload, visavi: version, kind } };
};

/** A message of ours that PeerJS knows nothing of. */
export const compose = (
	signal:
		| { readonly type: 'knock' | 'withdrawal'; readonly dial: DialId }
		| { readonly type: 'word'; readonly dial: DialId; readonly word: KnockWord },
	dst: string
): BrokerMessage => ({
	type: carrier[signal.type],
	dst,
	payload: {
		visavi: version,
		kind: signal.type,
		connectionId: signal.dial,
		...(signal.type === 'word' ? { word: signal.word } : {})
	}
});

const isDescription = (value: unknown, type: 'offer' | 'answer'): boolean =>
	typeof value === 'object' &&
	value !== null &&
	'type' in value &&
	value.type === type &&
	'sdp' in value &&
	typeof value.sdp === 'string';

/** Reads what the broker relays; `null` when it is not a well-formed message of this room. */
export function parseSignal(message: BrokerMessage, { fromBroker }: Spelling): Signal | null {
	const from = fromBroker(message.src);
	const { payload } = message;
	if (from === null || typeof payload !== 'object' || payload === null) return null;
	const fields: {
		visavi?: unknown;
		kind?: unknown;
		connectionId?: unknown;
		type?: unknown;
		sdp?: unknown;
		candidate?: unknown;
		word?: unknown;
	} = payload;
	const { kind, connectionId: dial } = fields;
	if (fields.visavi !== version || !isDialId(dial)) return null;
	const media = fields.type === 'media';
	switch (`${message.type} ${String(kind)}`) {
		case 'OFFER dial':
			return media && isDescription(fields.sdp, 'offer')
				? { type: 'dial', dial, from, raw: message }
				: null;
		case 'ANSWER answer':
			return media && isDescription(fields.sdp, 'answer')
				? { type: 'answer', dial, from, raw: message }
				: null;
		case 'CANDIDATE candidate':
			return media && typeof fields.candidate === 'object' && fields.candidate !== null
				? { type: 'candidate', dial, from, raw: message }
				: null;
		case 'OFFER knock':
			return { type: 'knock', dial, from };
		case 'ANSWER word':
			return fields.word === 'full' || fields.word === 'room'
				? { type: 'word', dial, from, word: fields.word }
				: null;
		case 'CANDIDATE withdrawal':
			return { type: 'withdrawal', dial, from };
		default:
			return null;
	}
}
