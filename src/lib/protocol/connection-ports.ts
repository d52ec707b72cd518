/** What a connection that goes on is asked for: which way it goes, what flows, how; and what it carries besides. */

export type MediaKind = 'audio' | 'video';

/** The way that sound and picture take between the two, in the words of ICE (RFC 8445 §5.1.1). */
export interface Path {
	/** A relay (TURN) stands in between, on one side or on both. */
	readonly relayed: boolean;
	/** `udp` or `tcp`. */
	readonly protocol: string;
	/** Candidate types: `host`, `srflx`, `prflx` or `relay`. */
	readonly local: string;
	readonly remote: string;
	/** `null` before it has been measured. */
	readonly roundTripMs: number | null;
}

/** By what a server that helps to find a way is reached. */
export type Transport = 'udp' | 'tcp' | 'tls';

/** What a server that helps to find a way has said to this browser just now. */
export interface ServerWord {
	/** It tells one's address (STUN), or stands in between (TURN). */
	readonly kind: 'stun' | 'turn';
	readonly by: Transport;
	/** `refuses`: it is there, and gives nothing to who comes with our credentials. */
	readonly word: 'answers' | 'refuses' | 'silent';
	/** How long it took; `null` of one that says nothing. */
	readonly ms: number | null;
	/** What it refuses with (RFC 8489 §14.8, RFC 8656 §19); `null` otherwise. */
	readonly code: number | null;
}

/** What a connection has to find a way with. */
export interface Ways {
	/** It has found one. */
	readonly found: boolean;
	/** Candidate types of this side and of the other, as in `Path`. */
	readonly local: readonly string[];
	readonly remote: readonly string[];
	/** What the servers of this site have said. */
	readonly servers: readonly ServerWord[];
}

/** What has gone through a connection so far, in counts that only grow. */
export interface Evidence {
	/** Sound and pictures that came and could be played. */
	readonly in: Readonly<Record<MediaKind, number>>;
	/** Sound and pictures that were sent. */
	readonly out: Readonly<Record<MediaKind, number>>;
}

/** Sound or picture in one direction, since the connection began. Counts only grow; what is not known is `null`. */
export interface Flow {
	/** `opus`, `VP8` … */
	readonly codec: string | null;
	readonly bytes: number;
	readonly packets: number;
	/** Packets that did not arrive, as far as it is known here. */
	readonly lost: number;
	readonly jitterMs: number | null;
	readonly picture: Size | null;
	readonly framesPerSecond: number | null;
	/** Why the picture is sent smaller than it could be: `cpu`, `bandwidth` (W3C webrtc-stats §8.4). */
	readonly limitedBy: string | null;
}

/** How sound and picture go on a connection. */
export interface Measures extends Readonly<
	Record<'in' | 'out', Readonly<Record<MediaKind, Flow>>>
> {
	/** When that was, in milliseconds on a clock of the browser's. */
	readonly at: number;
	/** Bits a second that the browser believes to get through from here; `null` where it does not say. */
	readonly capacity: number | null;
}

/** What is sent on a connection, so that it fits through. */
export interface Course {
	/** `thin`: so small and seldom that it only shows what gets through; `none`: sound alone. */
	readonly picture: 'whole' | 'thin' | 'none';
	/** By the codec that needs the fewest bits, where both sides have it. */
	readonly frugal: boolean;
	/** In which it is seen, in pixels of the screen; `null` if that is not known. */
	readonly window: Size | null;
}

/** In pixels. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

/**
 * A connection that is negotiated anew while it goes on: for a way that a changed network needs, for one more stream.
 * It says what it has to say by itself.
 */
export interface Negotiation<Stream> {
	/** What the other page has said about it, which may be anything. Nothing comes of what its certificate does not vouch for. */
	hear(body: unknown): void;
	/** Sends sound and picture of one more stream, beside microphone and camera; `null` ends it. */
	sendExtra(stream: Stream | null): void;
	/** Looks for a way anew: another one may be better, or the only one left. What flows goes on meanwhile. */
	restart(): void;
	/**
	 * Sends each packet of sound with the one before, where both sides can: some that are lost are not missed. One of the two
	 * begins it for both.
	 */
	repeatSound(): void;
	/** Carries bytes beside all else. `heard` gets what comes, in the order in which it was sent, until either is closed. */
	bytes(heard: (bytes: ArrayBuffer) => void): Bytes;
	/** Lets go of the connection, which goes on. */
	close(): void;
}

/** A way for bytes. */
export interface Bytes {
	/** In messages of at most 64 KiB. Resolves when it is on its way; rejects when the connection is over. */
	send(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Nothing more is heard, and what waits to be sent is not. Another one can be opened. */
	close(): void;
}

/** Takes a file as it comes, piece by piece. */
export interface Sink {
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** That was all: it is a file now. @returns where the page can download it from, `null` where it lies already. */
	keep(): Promise<string | null>;
	/** Nothing of it stays. */
	drop(): Promise<void>;
}

/** What a connection that is negotiated anew tells of. */
export interface NegotiationEvents<Stream> {
	/** The other person's extra stream: its tracks are others each time. `null`: there is none. */
	extra(stream: Stream | null): void;
	/** The connection has lost its way. It may find back by itself. */
	astray(): void;
}
