/** Everything that can happen to one tab's stay in a room. Events are past; unknown or stale ids are ignored. */
import type { BrokerId, DialId, KnockWord, Seat } from './seat';
import type { ControlMessage } from './wire';

export type TimerName =
	'answer' | 'reach' | 'admit' | 'retry' | 'ping' | 'quiet' | 'silence' | 'return';

/** What a person's microphone and camera are doing. */
export interface MediaState {
	readonly mic: boolean;
	readonly camera: boolean;
}

export type RoomEvent =
	/* the person */
	/** The room is known in the lobby: what can be prepared may be (R2). */
	| { readonly type: 'room-chosen' }
	/** `returns`: this tab was reloaded in the middle of a call (R7). */
	| { readonly type: 'join-pressed'; readonly returns?: boolean }
	| { readonly type: 'wait-pressed' }
	/** R14. Who waits may have the place of the one who was lost. */
	| { readonly type: 'let-in-pressed' }
	| { readonly type: 'leave-pressed' }
	| { readonly type: 'page-gone' }
	| { readonly type: 'media-changed'; readonly mine: MediaState }
	/* the broker */
	| { readonly type: 'seat-granted'; readonly seat: Seat }
	| { readonly type: 'seat-taken'; readonly seat: Seat }
	/** The seat's socket closed, or the broker could not be reached. */
	| { readonly type: 'seat-lost'; readonly seat: Seat }
	| { readonly type: 'visitor-lost' }
	/* dials and knocks of others */
	/**
	 * `resumes`: proves the session of our call, or of the one that was lost (R7). `waits`: was told `full`, and waits for
	 * a place (R14).
	 */
	| {
			readonly type: 'dial-arrived';
			readonly dial: DialId;
			readonly from: BrokerId;
			readonly resumes?: boolean;
			readonly waits?: boolean;
	  }
	| {
			readonly type: 'knock-arrived';
			readonly dial: DialId;
			readonly from: BrokerId;
			readonly resumes?: boolean;
			readonly waits?: boolean;
	  }
	/* our own */
	| { readonly type: 'dial-answered'; readonly dial: DialId }
	| { readonly type: 'dial-refused'; readonly dial: DialId }
	| { readonly type: 'knock-answered'; readonly seat: Seat; readonly word: KnockWord }
	/**
	 * The control channel of a dial of ours is open (R4). `proved`: the connection's own certificate is the one that
	 * the sealed answer named.
	 */
	| { readonly type: 'dial-opened'; readonly dial: DialId; readonly proved: boolean }
	/**
	 * The first word on a dial that we accepted (R4). `proved`: it opens the commitment, repeats what was agreed, and
	 * comes from the certificate that the sealed offer named.
	 */
	| { readonly type: 'confirmed'; readonly dial: DialId; readonly proved: boolean }
	/** What came from a seat that we asked does not open: it was changed on the way, or never was from this room (R3). */
	| { readonly type: 'tampered' }
	/* either */
	/** Withdrawn, failed or closed by the other side. */
	| { readonly type: 'dial-closed'; readonly dial: DialId }
	| { readonly type: 'heard'; readonly dial: DialId; readonly message: ControlMessage }
	/** The other side broke the protocol. */
	| { readonly type: 'violated'; readonly dial: DialId }
	/** The other's sound or picture arrives. */
	| { readonly type: 'media-arrived'; readonly dial: DialId }
	| { readonly type: 'timer-fired'; readonly timer: TimerName };
