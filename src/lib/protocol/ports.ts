/**
 * Ports: what the session needs from the outside, as interfaces. Adapters implement them over one browser
 * API each; tests bring twins. Nothing here names a browser type: `Stream` and `Track` are whatever the
 * adapter's world calls a media stream and a track.
 */
import type { BrokerId, DialId, KnockWord, Seat, VisitorId } from './seat';
import type { ControlMessage } from './wire';
import type { RoomEvent, TimerName } from './event';

export type MediaKind = 'audio' | 'video';

/** Why camera or microphone could not be had. One value per cause that a person can mend differently. */
export type MediaFailure =
	/** The person, or the browser on an earlier word of theirs, said no. */
	| { readonly kind: 'denied'; readonly dismissed: boolean }
	/** The page is embedded or served with a policy that forbids the devices. */
	| { readonly kind: 'policy' }
	| { readonly kind: 'missing'; readonly device: MissingDevice }
	/** Another program holds the device. */
	| { readonly kind: 'busy'; readonly device: MissingDevice }
	/** Not https and not this very machine: browsers hide their devices from such pages. */
	| { readonly kind: 'insecure' }
	| { readonly kind: 'unsupported' }
	| { readonly kind: 'unknown'; readonly message: string };

export type MissingDevice = 'camera' | 'microphone' | 'both';

/** Camera and microphone. */
export interface Devices<Stream, Track> {
	/**
	 * Asks for the microphone, and for the camera unless `camera` is false.
	 * Never throws: a failure is a value.
	 */
	open(wanted: { readonly camera: boolean }): Promise<Stream | MediaFailure>;
	/** Asks for the camera alone, after it was switched off. */
	openCamera(): Promise<{ readonly track: Track } | MediaFailure>;
	/** Calls back when trying again may now succeed: permission granted, device plugged in. Returns the undo. */
	onMended(mended: () => void): () => void;
}

/** Timers by name. Setting one replaces the one of that name. */
export interface Clock {
	set(timer: TimerName, afterMs: number, fired: () => void): void;
	cancel(timer: TimerName): void;
	cancelAll(): void;
	/** Milliseconds since the epoch. */
	now(): number;
}

/** What a tab remembers through a reload, and only that long. */
export interface Store {
	get(key: string): string | null;
	set(key: string, value: string): void;
	remove(key: string): void;
}

/**
 * The room's seal key at work (R3): what it seals only somebody who knows the room can read, and only under the
 * header that it was sealed about. `about` says what the envelope is: type, dial, sender, addressee and whatever
 * it must not be taken for. Both sides know the header; it is not sent. Replays are for the caller to notice.
 */
export interface Seal {
	/** A text for the broker to carry: base64url without padding, another one each time. */
	seal(about: readonly string[], content: string): Promise<string>;
	/**
	 * The content; `null` for what does not open: cut short, changed, sealed with another key or about something
	 * else. No two spellings of one envelope open.
	 */
	unseal(about: readonly string[], sealed: string): Promise<string | null>;
	/** SHA-256 over all parts, in base64url. Another label, or the parts cut elsewhere, give another digest. */
	digest(label: string, ...parts: readonly string[]): Promise<string>;
	/** HMAC-SHA-256 over all parts, in base64url: only who has the key can make it. */
	mac(key: string, label: string, ...parts: readonly string[]): Promise<string>;
	/** 128 random bits in base64url: nobody has used them before, and nobody guesses them. */
	newNonce(): string;
}

/** Why a message from the broker came to nothing before it cost a connection (R3). */
export type DropReason =
	/** Not from a Visavi of this version, or not what it says it is. */
	| 'malformed'
	| 'oversized'
	/** From nobody of this room. */
	| 'misaddressed'
	/** Not sealed with this room's key, or about something else than it says. */
	| 'unsealed'
	/** Seen before, out of order, or about something that is over. */
	| 'stale'
	/** More at once than can be opened. */
	| 'flood';

export type Drops = Readonly<Record<DropReason, number>>;

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
	readonly picture: { readonly width: number; readonly height: number } | null;
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
}

/** One room at the broker, seen from one tab: claims, dials, knocks, control channels. */
export interface Room<Stream, Track> {
	/** Opens the visitor's socket, silently. */
	openVisitor(): void;
	closeVisitor(): void;
	/** Makes a dial that is to come ahead of time, silently: certificate, candidates, sealed offer. */
	prepareDial(id: DialId, from: BrokerId, to: Seat): void;
	claimSeat(seat: Seat): void;
	/** Gives a seat back, or stops a claim in flight. */
	releaseSeat(seat: Seat): void;
	/** `waits`: told `full`, and waiting for a place (R14). */
	dial(id: DialId, from: BrokerId, to: Seat, waits?: boolean): void;
	accept(id: DialId): void;
	/** Says `full` to a dial that was not accepted. */
	refuse(id: DialId): void;
	/** Ends a dial in whatever state it is, without a word. */
	hangUp(id: DialId): void;
	knock(id: DialId, from: BrokerId, to: Seat, waits?: boolean): void;
	answerKnock(id: DialId, word: KnockWord): void;
	/** Says the first word on a dial of ours: it opens the commitment (R4). */
	confirm(id: DialId): void;
	say(id: DialId, message: ControlMessage): void;
	/**
	 * R7. From now on dials prove the session of this admitted one, arrivals are measured by it, and the tab remembers it
	 * through a reload. `null` forgets it.
	 */
	keepSession(id: DialId | null): void;
	/** The stream of a dial that has a connection, to which its tracks come; `null` when it is over. */
	remoteStream(id: DialId): Stream | null;
	/** Five numbers from 0 to 63 that both sides of an admitted dial share (R4), null before. */
	safetyCode(id: DialId): readonly number[] | null;
	/** The way that a dial has found, `null` without one. */
	path(id: DialId): Promise<Path | null>;
	/** What has flowed on a dial, `null` without a connection. */
	evidence(id: DialId): Promise<Evidence | null>;
	/** How it goes on a dial, `null` without a connection. */
	measures(id: DialId): Promise<Measures | null>;
	/** What was dropped so far, by reason. */
	drops(): Drops;
	/** What is sent on every dial from now on; `null` sends nothing of that kind. */
	setTrack(kind: MediaKind, track: Track | null): void;
	/** Ends everything: sockets, connections, prepared ones too. */
	close(): void;
}

/** What a tab remembers of its place in a room, through a reload. */
export interface Place {
	/** R11. Under it the broker gives this tab its own seat back at once: 128 random bits. No other tab uses it. */
	readonly token: string;
	/** The token is from before a reload: it may hold a seat already. */
	readonly restored: boolean;
	/** R7. The secret of the last call; `null` when there was none, or its end was said. */
	readonly session: string | null;
	/** Somebody goes in: the place is remembered from now on. */
	use(): void;
	keep(session: string | null): void;
	/** The stay is over. What is remembered stays. */
	close(): void;
}

/** Opens a room; every event is reported to `dispatch` in order. */
export type OpenRoom<Stream, Track> = (
	visitorId: VisitorId,
	dispatch: (event: RoomEvent) => void
) => Room<Stream, Track>;
