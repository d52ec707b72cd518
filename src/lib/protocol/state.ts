/**
 * The state of one tab's stay in a room: plain, comparable, finite. It holds ids, never streams or clock
 * times; counters saturate or wrap, so that the explorer comes to an end.
 */
import type { MediaState } from './event';
import type { BrokerId, DialId, Seat, VisitorId } from './seat';

export type SeatState = 'none' | 'claiming' | 'held';

/** What every phase carries. */
export interface Stay {
	readonly me: VisitorId;
	readonly nextNumber: number;
	readonly seats: Readonly<Record<Seat, SeatState>>;
	/** The visitor's socket is open, or opening. */
	readonly visitor: boolean;
	/** The broker could not be reached when last tried. */
	readonly brokerAway: boolean;
	/** Rounds of claiming and knocking without success; saturates. */
	readonly tries: number;
	/**
	 * Something pretended to be from this room and could not prove it (R3, R4). Until the next pair, or the end of
	 * the stay.
	 */
	readonly meddled: boolean;
	readonly mine: MediaState;
}

/** Our own dial, on its way to a seat. */
export interface Attempt {
	readonly dial: DialId;
	readonly to: Seat;
	readonly answered: boolean;
}

/** Somebody at the door. */
export interface Arrival {
	readonly kind: 'dial' | 'knock';
	readonly dial: DialId;
	readonly from: BrokerId;
	/** It is who was in the call with us (R7). */
	readonly resumes: boolean;
	/** It was told `full`, and waits for a place (R14). */
	readonly waits: boolean;
}

/** R15. The connection to a partner who fell silent: nothing is known to be wrong with it but that. */
export interface Dormant {
	readonly link: DialId;
	/** What their microphone and camera were doing. */
	readonly theirs: MediaState;
}

/** Why somebody seeks: a newcomer, one who waits at a full room, who was reloaded in a call, or one whose partner is gone. */
export type Seeker = 'newcomer' | 'queued' | 'returned' | 'left' | 'away' | 'lost';

/** In the lobby: nobody can tell that this tab is there. */
export interface Idle extends Stay {
	readonly phase: 'idle';
}

/** Wants a partner. With the host seat held it waits there; without, it also claims, dials and knocks. */
export interface Seeking extends Stay {
	readonly phase: 'seeking';
	readonly seeker: Seeker;
	readonly attempt: Attempt | null;
	/** R15. Until somebody is admitted over another connection, or the place is free again. */
	readonly dormant: Dormant | null;
	/** The dial that was accepted and is not admitted yet. */
	readonly accepting: Arrival | null;
	/** Others at the door, in order of arrival. */
	readonly held: readonly Arrival[];
	/** R9, first half: the broker said that the host seat is taken. */
	readonly collided: boolean;
	/** R9, second half: an occupant said `full`. */
	readonly told: boolean;
	/** R9. The first `full` is not believed: who was in a call may be taken for a stranger by their own partner. */
	readonly doubts: boolean;
	/** R9. Where our latest knock has not been answered; what answers an older one is not believed. */
	readonly asked: Readonly<Record<Seat, boolean>>;
	/** A dial of ours got no answer: the room is being checked. */
	readonly silent: boolean;
	/** R14. The place of somebody who was lost is kept for them: by who stayed, and by who waits. */
	readonly patient: boolean;
}

/** In a call: the other side is admitted. */
export interface Paired extends Stay {
	readonly phase: 'paired';
	readonly link: DialId;
	/** R7. The partner, who comes back over another connection and is not admitted yet. */
	readonly accepting: Arrival | null;
	readonly held: readonly Arrival[];
	/** The seat to be claimed while none is held. */
	readonly wants: Seat;
	readonly theirs: MediaState;
	/** R12. The partner has left questions unanswered: not for long enough yet to be lost. */
	readonly quiet: boolean;
	/** Sound or picture arrives here. */
	readonly receiving: boolean;
	/** Sound or picture arrives there: they said so. */
	readonly received: boolean;
}

/** Turned away. */
export interface Full extends Stay {
	readonly phase: 'full';
}

export interface Left extends Stay {
	readonly phase: 'left';
}

export type RoomState = Idle | Seeking | Paired | Full | Left;

export const initialState = (me: VisitorId, mine: MediaState): Idle => ({
	phase: 'idle',
	me,
	nextNumber: 0,
	seats: { host: 'none', guest: 'none' },
	visitor: false,
	brokerAway: false,
	tries: 0,
	meddled: false,
	mine
});

export const nobodyAsked: Seeking['asked'] = { host: false, guest: false };
