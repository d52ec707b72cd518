/** One dial from the moment it has a connection: its control channel, its media, its end. */
import type { MediaConnection } from 'peerjs';
import type { Confirm } from '../../protocol/exchange';
import { encode, parse, type ConfirmMessage, type ControlMessage } from '../../protocol/wire';
import type { MediaKind } from '../../protocol/ports';
import { growPicture, isMain, replaceOn } from './connection';
import { askForKeyFrame } from './key-frame';
import { Rate } from './rate';

export interface LinkEvents {
	opened(): Promise<void>;
	/** The first word. Nothing else is heard until it is judged. @returns what is wrong with it here. */
	confirmed(confirm: Confirm): Promise<string | null>;
	closed(): void;
	heard(message: ControlMessage): void;
	violated(reason: string): void;
	mediaArrived(): void;
}

/** How long a connection may stay that is over. */
export interface Grace {
	readonly ms: number;
	/** Whichever comes first. */
	readonly until?: AbortSignal;
}

/** Many times as many as two people's pages have to say to each other. */
const messagesPerSecond = 200;

/** By then the first picture is there on most machines, and what stands around it too. */
const growMs = 500;

/** How long a farewell may take to reach the other side, which then closes first. */
const farewellMs = 500;

export class Link {
	readonly stream = new MediaStream();
	readonly #call: MediaConnection;
	readonly #connection: RTCPeerConnection;
	readonly #control: RTCDataChannel;
	readonly #events: LinkEvents;
	readonly #listening = new AbortController();
	readonly #rate = new Rate(messagesPerSecond);
	/** The first word is being judged. */
	#judging: Promise<void> | null = null;
	#wasConnected = false;
	#saidFarewell = false;
	#ended = false;

	/** Takes over a call that PeerJS has just placed or answered, with its control channel. */
	constructor(call: MediaConnection, control: RTCDataChannel, events: LinkEvents) {
		this.#call = call;
		this.#connection = call.peerConnection;
		this.#control = control;
		this.#events = events;
		const { signal } = this.#listening;
		control.addEventListener('open', () => this.#watchFor(events.opened()), { signal });
		control.addEventListener('message', ({ data }) => this.#read(data), { signal });
		control.addEventListener('close', () => this.#lost(), { signal });
		this.#connection.addEventListener('track', (event) => this.#receive(event), { signal });
		this.#connection.addEventListener('connectionstatechange', () => this.#watch(), { signal });
		call.on('close', () => this.#lost());
	}

	get connection(): RTCPeerConnection {
		return this.#connection;
	}

	/** As `Room.soundAt` (W3C webrtc §5.3, `getSynchronizationSources`). */
	get soundAt(): number | null {
		const sources = this.#connection
			.getReceivers()
			.filter(({ track }) => track.kind === 'audio')
			.flatMap((receiver) => receiver.getSynchronizationSources());
		return sources.length === 0 ? null : Math.max(...sources.map(({ timestamp }) => timestamp));
	}

	get isOpen(): boolean {
		return this.#control.readyState === 'open';
	}

	say(message: ControlMessage): void {
		if (!this.isOpen) return;
		this.#saidFarewell = message.type === 'bye' || message.type === 'away';
		this.#control.send(encode(message));
	}

	/** Says the first word. */
	confirm(confirm: Confirm): void {
		if (this.isOpen) this.#control.send(encode({ type: 'confirm', version: 1, ...confirm }));
	}

	sendTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		replaceOn(this.#connection, kind, track);
	}

	/** Sends a whole picture next. */
	renewPicture(): void {
		askForKeyFrame(this.#connection);
	}

	/**
	 * Ends it without another event. A farewell gets its time.
	 * @param grace for a connection on which nobody is heard; without it that is closed at once.
	 */
	end(grace?: Grace): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#listening.abort();
		if (!this.isOpen && grace) this.#closeWithin(grace);
		else if (this.isOpen && this.#saidFarewell) this.#closeWithin({ ms: farewellMs });
		else this.#call.close();
	}

	/** Sound and picture stop at once. */
	#closeWithin({ ms, until }: Grace): void {
		this.sendTrack('audio', null);
		this.sendTrack('video', null);
		const over = new AbortController();
		const close = (): void => {
			clearTimeout(patience);
			over.abort();
			this.#call.close();
		};
		const patience = setTimeout(close, ms);
		this.#control.addEventListener('close', close, { signal: over.signal });
		until?.addEventListener('abort', close, { signal: over.signal });
	}

	#read(received: unknown): void {
		if (!this.#rate.take(performance.now())) return this.#violated('too many messages');
		const message = parse(received);
		if (message.type === 'violation') this.#violated(message.reason);
		else if (message.type === 'confirm') this.#judge(message);
		else if (this.#judging) this.#watchFor(this.#judging.then(() => this.#hear(message)));
		else this.#hear(message);
	}

	#hear(message: ControlMessage): void {
		if (!this.#ended) this.#events.heard(message);
	}

	#judge(confirm: ConfirmMessage): void {
		if (this.#judging) return this.#violated('confirmed twice');
		this.#judging = this.#events.confirmed(confirm).then((wrong) => {
			this.#judging = null;
			if (wrong !== null) this.#violated(wrong);
		});
		this.#watchFor(this.#judging);
	}

	#violated(reason: string): void {
		if (!this.#ended) this.#events.violated(reason);
	}

	/** A proof that cannot be made is a fault of ours, and admits nobody. */
	#watchFor(proof: Promise<void>): void {
		proof.catch((cause: unknown) => {
			console.error('a dial could not be judged:', cause);
			this.#lost();
		});
	}

	#receive({ track, transceiver }: RTCTrackEvent): void {
		if (!isMain(this.#connection, transceiver)) return;
		this.stream.addTrack(track);
		const { signal } = this.#listening;
		if (!track.muted) this.#events.mediaArrived();
		// W3C webrtc §5.3: a remote track unmutes when its first packet arrives.
		track.addEventListener('unmute', () => this.#events.mediaArrived(), { signal });
	}

	#watch(): void {
		const { connectionState } = this.#connection;
		// Chromium 156 never says `failed` in iceConnectionState; connectionState does.
		if (connectionState === 'failed') this.#lost();
		else if (connectionState === 'connected') {
			// Before anything else that the way back leads to: a slow machine is busy with that for half a second.
			if (this.#wasConnected) this.renewPicture();
			else this.#growSoon();
			this.#wasConnected = true;
		}
	}

	#growSoon(): void {
		const timer = setTimeout(() => growPicture(this.#connection), growMs);
		this.#listening.signal.addEventListener('abort', () => clearTimeout(timer));
	}

	#lost(): void {
		if (this.#ended) return;
		this.end();
		this.#events.closed();
	}
}
