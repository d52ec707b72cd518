/**
 * What Visavi says through the broker: sealed envelopes in the payloads of PeerServer's OFFER, ANSWER and
 * CANDIDATE, so that any PeerServer relays them. What does not parse was not meant for us.
 */
import type { Content, Header, Kind } from '../../protocol/exchange';
import type { DropReason } from '../../protocol/ports';
import type { BrokerId, DialId } from '../../protocol/seat';
import type { BrokerMessage } from './internals';
import type { Spelling } from './spelling';

/** A message that was sealed for us by somebody in this room. */
export type Signal = {
	[K in Kind]: {
		readonly kind: K;
		readonly dial: DialId;
		readonly from: BrokerId;
		readonly content: Content<K>;
		/** The digest of the offer or knock that this is, answers or belongs to. */
		readonly question: string;
		/** A dial or a knock that proves the session of our call (R7). */
		readonly resumes: boolean;
	};
}[Kind];

/** A message that may be for us, still closed. */
export interface Envelope {
	readonly header: Header;
	readonly box: string;
}

const version = 1;

/** In base64url characters: ten times as much as any offer. A longer one is not even opened. */
export const boxAtMost = 65_536;

const carrier = {
	dial: 'OFFER',
	knock: 'OFFER',
	answer: 'ANSWER',
	word: 'ANSWER',
	candidate: 'CANDIDATE',
	withdrawal: 'CANDIDATE'
} as const satisfies Record<Kind, string>;

const isKind = (kind: unknown): kind is Kind =>
	typeof kind === 'string' && Object.hasOwn(carrier, kind);

const isDialId = (id: unknown): id is DialId =>
	typeof id === 'string' && /^v-[a-z0-9]{1,64}\.\d$/.test(id);

export const compose = (
	{ kind, dial }: Pick<Header, 'kind' | 'dial'>,
	box: string,
	dst: string
): BrokerMessage => ({ type: carrier[kind], dst, payload: { visavi: version, kind, dial, box } });

/** Reads the outside of what the broker relays to one of our addresses, or says why that is none of ours. */
export function parseEnvelope(
	message: BrokerMessage,
	to: BrokerId,
	{ fromBroker }: Spelling
): Envelope | DropReason {
	const { payload } = message;
	if (typeof payload !== 'object' || payload === null) return 'malformed';
	const { visavi, kind, dial, box }: Readonly<Record<string, unknown>> = { ...payload };
	if (visavi !== version || !isKind(kind) || carrier[kind] !== message.type) return 'malformed';
	if (!isDialId(dial) || typeof box !== 'string') return 'malformed';
	if (box.length > boxAtMost) return 'oversized';
	const from = fromBroker(message.src);
	return from === null ? 'misaddressed' : { header: { kind, dial, from, to }, box };
}
