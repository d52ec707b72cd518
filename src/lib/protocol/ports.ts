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

/** One room at the broker, seen from one tab: claims, dials, knocks, control channels. */
export interface Room<Stream, Track> {
	/** Opens the visitor's socket, silently. */
	openVisitor(): void;
	closeVisitor(): void;
	/** Makes the connection of the next dial ahead of time (certificate, offer, candidates). */
	prepareDial(): void;
	claimSeat(seat: Seat): void;
	/** Gives a seat back, or stops a claim in flight. */
	releaseSeat(seat: Seat): void;
	dial(id: DialId, from: BrokerId, to: Seat): void;
	accept(id: DialId): void;
	/** Says `full` to a dial that was not accepted. */
	refuse(id: DialId): void;
	/** Ends a dial in whatever state it is, without a word. */
	hangUp(id: DialId): void;
	knock(id: DialId, from: BrokerId, to: Seat): void;
	answerKnock(id: DialId, word: KnockWord): void;
	say(id: DialId, message: ControlMessage): void;
	/** The stream that arrives on a dial, or `null` when it has none (any more). */
	remoteStream(id: DialId): Stream | null;
	/** What is sent on every dial from now on; `null` sends nothing of that kind. */
	setTrack(kind: MediaKind, track: Track | null): void;
	/** Ends everything: sockets, connections, prepared ones too. */
	close(): void;
}

/** Opens a room; every event is reported to `dispatch` in order. */
export type OpenRoom<Stream, Track> = (
	visitorId: VisitorId,
	dispatch: (event: RoomEvent) => void
) => Room<Stream, Track>;
