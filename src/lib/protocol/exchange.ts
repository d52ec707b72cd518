/**
 * The admission exchange (R3, R4): what is sealed into each message through the broker, and what two pages agree
 * on by it. Declared here once; docs/proof models these very fields, and a test holds the two together.
 */
import type { BrokerId, DialId } from './seat';

/**
 * What a message is. It is sealed about its header: nothing opens as another kind, for another dial, or between
 * others. `from` is the broker's word and `to` is who unseals: neither is sent.
 */
export interface Header {
	readonly kind: Kind;
	readonly dial: DialId;
	readonly from: BrokerId;
	readonly to: BrokerId;
}

export const headerFields = ['kind', 'dial', 'from', 'to'] as const satisfies (keyof Header)[];

/**
 * The sealed fields of each kind, all of them texts.
 *
 * - `commitment`: digest of the dialler's nonce and certificate; its first word opens it
 * - `nonce`: 128 random bits of whoever says it
 * - `question`: digest of the offer or knock that this answers or belongs to
 * - `resume`: proof of who dials or knocks that they hold the session of the addressee's call (R7); empty without one
 * - `waits`: `yes` from who was told `full` and waits for a place (R14), else empty
 * - `number`: counts the candidates of one side of a dial
 */
export const sealedFields = {
	dial: ['sdp', 'commitment', 'resume', 'waits'],
	answer: ['sdp', 'nonce', 'question'],
	candidate: ['candidate', 'number', 'question'],
	withdrawal: ['question'],
	knock: ['nonce', 'resume', 'waits'],
	word: ['word', 'question']
} as const;

export type Kind = keyof typeof sealedFields;

export type Content<K extends Kind = Kind> = {
	readonly [Field in (typeof sealedFields)[K][number]]: string;
};

/** What is hashed into a commitment. */
export const commitmentFields = ['nonce', 'fingerprint'] as const;

/** What both sides agree on, in this order: the dialler's first word repeats its hash. */
export const agreedFields = [
	'dialler',
	'answerer',
	'diallerFingerprint',
	'answererFingerprint',
	'diallerNonce',
	'answererNonce'
] as const;

export type Agreed = Readonly<Record<(typeof agreedFields)[number], string>>;

/** What a proof of a session is made of: the first is the key, the rest names this very dial or knock. */
export const resumeFields = {
	dial: ['session', 'dial', 'from', 'to', 'sdp', 'commitment'],
	knock: ['session', 'dial', 'from', 'to', 'nonce']
} as const;

/** What the safety code is made of, in this order. */
export const safetyCodeFields = [
	'diallerNonce',
	'answererNonce',
	'diallerFingerprint',
	'answererFingerprint'
] as const satisfies (keyof Agreed)[];

/** The dialler's first word on the control channel: it opens the commitment and repeats what was agreed, by hash. */
export const confirmFields = ['nonce', 'agreed'] as const;

export type Confirm = Readonly<Record<(typeof confirmFields)[number], string>>;

/** Texts of these fields, in the order in which they are declared. */
export const inOrder = <Field extends string>(
	fields: readonly Field[],
	from: Readonly<Record<Field, string>>
): readonly string[] => fields.map((field) => from[field]);

/** Reads exactly these fields, each a text; `null` when one is missing. Others are left out. */
export function readFields<Field extends string>(
	fields: readonly Field[],
	value: unknown
): Readonly<Record<Field, string>> | null {
	if (typeof value !== 'object' || value === null) return null;
	const given = new Map<string, unknown>(Object.entries(value));
	const read = fields.map((field) => [field, given.get(field)] as const);
	return read.every(([, text]) => typeof text === 'string')
		? (Object.fromEntries(read) as Record<Field, string>)
		: null;
}
