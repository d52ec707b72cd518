/** One socket to the broker under one id: a PeerJS `Peer`, reduced to what a seat needs. */
import { Peer, PeerErrorType } from 'peerjs';
import { tap, type BrokerMessage, type Tap } from './internals';

/** Where the broker is. `path` begins and ends with a slash. */
export interface BrokerAddress {
	readonly host: string;
	readonly port: number;
	readonly path: string;
	readonly key: string;
	readonly secure: boolean;
}

export interface SocketEvents {
	/** The id is ours. */
	opened(): void;
	/** Somebody else has the id. */
	taken(): void;
	/** The broker could not be reached, or the socket closed. Never after `taken`, and only once. */
	lost(): void;
	/** A relayed message: OFFER, ANSWER or CANDIDATE. */
	relayed(message: BrokerMessage): void;
	/** PeerJS has something to say to another peer. It is not sent. */
	made(message: BrokerMessage): void;
}

export interface BrokerSocket {
	readonly peer: Peer;
	readonly token: string;
	readonly deliver: Tap['deliver'];
	readonly send: Tap['send'];
	/** Runs at once when the socket is open, else as soon as it is; never when it closes before. */
	whenOpen(action: () => void): void;
	/** Asks the broker for a sign of life: without one soon, the socket is lost. A dead way says nothing by itself. */
	probe(): void;
	/** Frees the id at the broker. Calls that were made over this socket go on. */
	close(): void;
}

/** How long a socket may take to open before the broker counts as unreachable. */
const openMs = 5_000;

/** How long a broker may take to give a sign of life on an open socket. */
const aliveMs = 1_000;

/** In so many parts: a page that hangs meanwhile misses one of them, and hears the answer before the next. */
const aliveParts = 4;

/**
 * Who comes back with its token gets its id, but from a stock PeerServer no OPEN. What one sends to oneself comes
 * back as soon as the id is one's own.
 */
const echo = 'visavi-echo';

/** What PeerServer says to the client itself, as against what it relays. */
const ownWords = new Set(['OPEN', 'ID-TAKEN', 'ERROR', 'INVALID-KEY']);
const relayedWords = new Set(['OFFER', 'ANSWER', 'CANDIDATE']);

/** 128 random bits. Known to us and the broker: whoever has it is who holds the id. */
export const newToken = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');

/** By which the broker knows again who held an id (R11). */
export interface KnownToken {
	readonly token: string;
	/** Whether it may hold the id at this moment. */
	readonly maybeHeld: boolean;
}

/** Opens a socket under `id`, with a new token if there is no `known` one. The outcome comes by `events`, never before this returns. */
export function openSocket(
	{ id, known }: { readonly id: string; readonly known: KnownToken | null },
	broker: BrokerAddress,
	rtc: RTCConfiguration,
	events: SocketEvents
): BrokerSocket {
	const token = known?.token ?? newToken();
	const peer = new Peer(id, { ...broker, config: rtc, token, debug: 0 });
	let waiting: (() => void)[] = [];
	let over = false;
	let probing: ReturnType<typeof setInterval> | undefined;

	const { deliver, send, whenConnected } = tap(
		peer,
		(message) => {
			if (message.src === id && message.payload === echo) {
				clearInterval(probing);
				probing = undefined;
				if (!peer.open) deliver({ type: 'OPEN' });
			} else if (ownWords.has(message.type)) deliver(message);
			// LEAVE and EXPIRE are hints that anyone can provoke (R12); PeerJS would end calls on them.
			else if (relayedWords.has(message.type)) events.relayed(message);
		},
		(message) => events.made(message)
	);

	const ask = (): void => send({ type: 'OFFER', dst: id, payload: echo });
	if (known?.maybeHeld) whenConnected(ask);

	const finish = (report?: () => void): void => {
		if (over) return;
		over = true;
		clearTimeout(impatience);
		clearInterval(probing);
		waiting = [];
		peer.disconnect();
		report?.();
	};
	const impatience = setTimeout(() => finish(events.lost), openMs);

	peer.on('open', () => {
		if (over) return;
		clearTimeout(impatience);
		events.opened();
		const actions = waiting;
		waiting = [];
		for (const action of actions) action();
	});
	peer.on('error', (error) => {
		if (error.type === PeerErrorType.UnavailableID) finish(events.taken);
		// A failed negotiation is its own call's affair, which sees it by its connection.
		else if (error.type === PeerErrorType.WebRTC) console.warn('PeerJS:', error.message);
		else finish(events.lost);
	});
	peer.on('disconnected', () => finish(events.lost));

	return {
		peer,
		token,
		deliver,
		send,
		whenOpen: (action) => {
			if (peer.open) action();
			else if (!over) waiting.push(action);
		},
		probe: () => {
			if (over || !peer.open || probing !== undefined) return;
			let left = aliveParts;
			probing = setInterval(() => {
				left -= 1;
				if (left === 0) finish(events.lost);
			}, aliveMs / aliveParts);
			ask();
		},
		close: () => finish()
	};
}
