/**
 * Ports: what the session needs from the outside, as interfaces. Adapters implement them over one browser
 * API each; tests bring twins. Nothing here names a browser type: `Stream` and `Track` are whatever the
 * adapter's world calls a media stream and a track.
 */
import type { BrokerId, DialId, KnockWord, Seat, VisitorId } from './seat';
import type { ControlMessage } from './wire';
import type { RoomEvent, TimerName } from './event';
import type {
	Course,
	Evidence,
	Measures,
	MediaKind,
	Negotiation,
	NegotiationEvents,
	Path,
	Ways
} from './connection-ports';

export type * from './connection-ports';

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
	/** Asks for one of them: for this device, else for the one that was chosen, else for any. */
	openOne(kind: MediaKind, device?: string): Promise<{ readonly track: Track } | MediaFailure>;
	/** Calls back when trying again may now succeed: permission granted, device plugged in. Returns the undo. */
	onMended(mended: () => void): () => void;
}

export type DeviceKind = 'camera' | 'microphone' | 'speaker';

/** One that can be chosen. */
export interface Device {
	readonly kind: DeviceKind;
	/** Some browsers give another one on each visit. */
	readonly id: string;
	readonly label: string;
	/** Which way a camera looks, as far as it is known. */
	readonly facing: 'user' | 'environment' | null;
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
	/** Sends a whole picture next, not only what changes: who receives has lost some. */
	renewPicture(id: DialId): void;
	/**
	 * R7. From now on dials prove the session of this admitted one, arrivals are measured by it, and the tab remembers it
	 * through a reload. `null` forgets it.
	 */
	keepSession(id: DialId | null): void;
	/** The stream of a dial that has a connection, to which its tracks come; `null` when it is over. */
	remoteStream(id: DialId): Stream | null;
	/**
	 * When sound of the other side was last played, not made up for what does not come: in milliseconds, `null` if none
	 * was lately. Costs little, unlike measures: to be asked often.
	 */
	soundAt(id: DialId): number | null;
	/** Five numbers from 0 to 63 that both sides of an admitted dial share (R4), null before. */
	safetyCode(id: DialId): readonly number[] | null;
	/** The way that a dial has found, `null` without one. */
	path(id: DialId): Promise<Path | null>;
	/** What a dial has to find a way with; takes as long as the servers take to answer. `null` without a connection. */
	ways(id: DialId): Promise<Ways | null>;
	/** What has flowed on a dial, `null` without a connection. */
	evidence(id: DialId): Promise<Evidence | null>;
	/** How it goes on a dial, `null` without a connection. */
	measures(id: DialId): Promise<Measures | null>;
	/** Sends that on a dial from now on. */
	steer(id: DialId, course: Course): void;
	/**
	 * Negotiates the connection of an admitted dial anew, `null` without one. At most one at a time. What it has to say
	 * goes over the control channel, as asides about `negotiation`.
	 */
	negotiation(id: DialId, events: NegotiationEvents<Stream>): Promise<Negotiation<Stream> | null>;
	/** What was dropped so far, by reason. */
	drops(): Drops;
	/** What is sent on every dial from now on; `null` sends nothing of that kind. */
	setTrack(kind: MediaKind, track: Track | null): void;
	/** Asks the broker for a sign of life on every socket; one that gives none soon is lost. */
	probeBroker(): void;
	/** Ends everything: sockets, connections, prepared ones too. */
	close(): void;
}

/** A broker that was asked for an address of its own. `Server`: what a browser finds ways with. */
export interface AskedBroker<Server> {
	/** Until the address was ours. */
	readonly openMs: number;
	/** The shortest of a few. */
	readonly roundTripMs: number;
	/** Servers with credentials, where the broker hands them out. */
	relays(): Promise<Server[]>;
	/** Gives the address back. */
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
