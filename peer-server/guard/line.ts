/**
 * One client's socket as `peer` sees it: only whole, parsed messages at a bearable rate come in by it, and what goes out
 * does not pile up. When it ends, `peer` hears so at once, however long the real socket takes to close.
 */
import { EventEmitter } from 'node:events';
import type { RawData, WebSocket } from 'ws';
import { Bucket } from './bucket.ts';
import type { Claim } from './claim.ts';
import { bytesFor, maxThrottleMs, maxUnreadBytes, type Limits } from './limits.ts';
import type { SocketRefusal, Tally } from './tally.ts';

/** RFC 6455 §7.4.1: "policy violation". */
const policyViolation = 1008;

/** How long a client has to answer that its socket is being closed. */
const closingGraceMs = 1_000;

export interface LineParts {
	readonly ws: WebSocket;
	readonly claim: Claim;
	readonly limits: Limits;
	readonly tally: Tally;
	readonly now: () => number;
	/** Counts one message of its address; for how long that should be silent, in milliseconds. */
	readonly addressSaid: () => number;
}

export interface LineEvents {
	/** Something came, if only a pong. */
	heard(): void;
	/** A message, and its size as it came. */
	said(text: string, bytes: number): void;
	/** Never again anything of the above. Once. */
	ended(): void;
}

export class Line extends EventEmitter {
	readonly claim: Claim;
	/** When something last came from it, on the clock of `now`. */
	heardMs: number;
	readonly #parts: LineParts;
	readonly #messages: Bucket;
	readonly #bytes: Bucket;
	#events: LineEvents | null = null;
	#held = false;
	#throttle: NodeJS.Timeout | null = null;

	constructor(parts: LineParts) {
		super();
		this.#parts = parts;
		this.claim = parts.claim;
		const now = parts.now();
		this.heardMs = now;
		const { messagesPerSocket } = parts.limits;
		this.#messages = new Bucket(messagesPerSocket, now);
		this.#bytes = new Bucket(bytesFor(messagesPerSocket), now);
	}

	/** Begins to listen. */
	open(events: LineEvents): void {
		const { ws, tally } = this.#parts;
		this.#events = events;
		ws.on('message', (bytes) => this.#take(bytes));
		ws.on('ping', (bytes: Buffer) => {
			// Answered here and not by `ws`, which answers also who never reads.
			if (this.#count(bytes.length) && this.#mayWrite()) ws.pong(bytes);
		});
		ws.on('pong', () => this.#heard());
		ws.on('error', () => tally.refused('protocol')); // `ws` closes it
		ws.once('close', () => this.#end());
	}

	get isOver(): boolean {
		return this.#events === null || this.#parts.ws.readyState !== this.#parts.ws.OPEN;
	}

	/** Stops reading, until `release`: what comes meanwhile waits on its way. */
	hold(): void {
		this.#held = true;
		this.#parts.ws.pause();
	}

	release(): void {
		this.#held = false;
		if (!this.#throttle) this.#parts.ws.resume();
	}

	/** Asks for a sign of life, which comes as `heard`. */
	ping(): void {
		if (this.#mayWrite()) this.#parts.ws.ping();
	}

	/** For `peer`; a client that does not read what it is sent is cut off. */
	send(text: string): void {
		if (this.#mayWrite()) this.#parts.ws.send(text);
	}

	/** Ends it, here at once and for the client as soon as it hears; `code` of RFC 6455 §7.4. */
	close(code?: number): void {
		const { ws } = this.#parts;
		this.#end();
		if (ws.readyState === ws.CLOSED) return;
		ws.resume(); // or the answer would not be read
		ws.close(code);
		const cut = setTimeout(() => ws.terminate(), closingGraceMs);
		ws.once('close', () => clearTimeout(cut));
	}

	/** Ends it without a goodbye. */
	cut(): void {
		this.#end();
		this.#parts.ws.terminate();
	}

	#take(bytes: RawData): void {
		const size = sizeOf(bytes);
		// Text, as `peer` would make it of bytes as well.
		if (this.#count(size)) this.#events?.said(String(bytes), size);
	}

	/** Counts a frame, and slows down who sends too many; `false` when it is to be ignored. */
	#count(bytes: number): boolean {
		if (!this.#events) return false;
		this.#heard();
		const { now, addressSaid } = this.#parts;
		const at = now();
		const pauseMs = Math.max(
			this.#messages.take(1, at),
			this.#bytes.take(bytes, at),
			addressSaid()
		);
		if (pauseMs > maxThrottleMs) {
			this.#refuse('rate');
			return false;
		}
		if (pauseMs > 0) this.#slowDown(pauseMs);
		return true;
	}

	/** What had arrived already is still taken, into debt, which makes the pause longer. */
	#slowDown(pauseMs: number): void {
		const { ws, tally } = this.#parts;
		if (this.#throttle) clearTimeout(this.#throttle);
		else tally.throttled += 1;
		ws.pause();
		this.#throttle = setTimeout(() => {
			this.#throttle = null;
			if (!this.#held) ws.resume();
		}, pauseMs);
	}

	#mayWrite(): boolean {
		if (this.isOver) return false;
		if (this.#parts.ws.bufferedAmount <= maxUnreadBytes) return true;
		this.#parts.tally.refused('unread');
		this.cut();
		return false;
	}

	#refuse(reason: SocketRefusal): void {
		this.#parts.tally.refused(reason);
		this.close(policyViolation);
	}

	#heard(): void {
		this.heardMs = this.#parts.now();
		this.#events?.heard();
	}

	#end(): void {
		const events = this.#events;
		if (!events) return;
		this.#events = null;
		if (this.#throttle) clearTimeout(this.#throttle);
		this.#throttle = null;
		this.emit('close');
		events.ended();
	}
}

const sizeOf = (bytes: RawData): number =>
	Array.isArray(bytes)
		? bytes.reduce((sum, { length }) => sum + length, 0)
		: Buffer.byteLength(bytes);
