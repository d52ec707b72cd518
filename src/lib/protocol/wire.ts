/**
 * What two people's pages say to each other on the control channel: JSON text, one message each.
 * Whatever does not parse is a violation, never an exception.
 */
import { confirmFields, readFields, type Confirm } from './exchange';

/** The dialler's first word (R4): "it is I whom you answered". Nothing else is listened to before. */
export type ConfirmMessage = { readonly type: 'confirm'; readonly version: 1 } & Confirm;

/** Between two who have admitted each other. */
export type ControlMessage =
	| { readonly type: 'ping' }
	| { readonly type: 'pong' }
	/** R12: the person left. */
	| { readonly type: 'bye' }
	/** R12: the page goes, closed or reloaded. */
	| { readonly type: 'away' }
	/** What the sender's microphone and camera are doing: the tracks themselves do not tell. */
	| { readonly type: 'media'; readonly mic: boolean; readonly camera: boolean }
	/** The sender receives the other's sound or picture. */
	| { readonly type: 'flowing' }
	| Aside;

/**
 * What a feature of one page says to the same feature of the other. The room hands it on unread: `body` is any JSON
 * value, and the feature parses it itself. A topic that nobody here knows is a newer page's, and no violation.
 */
export interface Aside {
	readonly type: 'aside';
	/** One to sixteen of a–z and the hyphen. */
	readonly topic: string;
	readonly body: unknown;
}

export interface Violation {
	readonly type: 'violation';
	readonly reason: string;
}

/**
 * The longest control message, in UTF-16 code units; only an aside needs a hundredth of it. A connection that carries two
 * screens beside two cameras is described in half of it (Chromium 156).
 */
export const maxMessageLength = 32_768;

export const encode = (message: ControlMessage | ConfirmMessage): string => JSON.stringify(message);

const violation = (reason: string): Violation => ({ type: 'violation', reason });

type Field = 'type' | 'version' | 'mic' | 'camera' | 'topic' | 'body';

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch (cause) {
		return violation(cause instanceof Error ? cause.message : 'not JSON');
	}
};

const confirmation = (value: object): ConfirmMessage | Violation => {
	const fields = readFields(confirmFields, value);
	return fields
		? { type: 'confirm', version: 1, ...fields }
		: violation('a confirmation that opens nothing');
};

/** Reads one message from the other side, which may say anything. */
export function parse(received: unknown): ControlMessage | ConfirmMessage | Violation {
	if (typeof received !== 'string') return violation('not text');
	if (received.length > maxMessageLength) return violation('too long');
	const value = parseJson(received);
	if (typeof value !== 'object' || value === null || !('type' in value)) {
		return violation('not a message');
	}
	const fields: Partial<Record<Field, unknown>> = value;
	switch (fields.type) {
		case 'confirm':
			return fields.version === 1 ? confirmation(value) : violation('another version of Visavi');
		case 'ping':
		case 'pong':
		case 'bye':
		case 'away':
		case 'flowing':
			return { type: fields.type };
		case 'media':
			return typeof fields.mic === 'boolean' && typeof fields.camera === 'boolean'
				? { type: 'media', mic: fields.mic, camera: fields.camera }
				: violation('media without mic or camera');
		case 'aside':
			return typeof fields.topic === 'string' && /^[a-z-]{1,16}$/.test(fields.topic)
				? { type: 'aside', topic: fields.topic, body: fields.body }
				: violation('an aside about nothing');
		default:
			return violation('unknown type');
	}
}
