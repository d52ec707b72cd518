/** Everything the machine can ask for. Effects are imperative and carried out in order, one event at a time. */
import type { TimerName } from './event';
import type { BrokerId, DialId, KnockWord, Seat } from './seat';
import type { Aside, ControlMessage } from './wire';

export type Effect =
	| { readonly type: 'open-visitor' }
	| { readonly type: 'close-visitor' }
	/** Makes the connection of a dial that is to come, and its sealed offer, ahead of time. */
	| {
			readonly type: 'prepare-dial';
			readonly dial: DialId;
			readonly from: BrokerId;
			readonly to: Seat;
	  }
	| { readonly type: 'claim-seat'; readonly seat: Seat }
	/** Gives the seat back, or stops a claim in flight. */
	| { readonly type: 'release-seat'; readonly seat: Seat }
	/** `waits`: told `full`, and waiting for a place (R14). */
	| {
			readonly type: 'dial' | 'knock';
			readonly dial: DialId;
			readonly from: BrokerId;
			readonly to: Seat;
			readonly waits?: boolean;
	  }
	| { readonly type: 'accept'; readonly dial: DialId }
	/** Says `full` to a dial. */
	| { readonly type: 'refuse'; readonly dial: DialId }
	| { readonly type: 'hang-up'; readonly dial: DialId }
	| { readonly type: 'answer-knock'; readonly dial: DialId; readonly word: KnockWord }
	/** R7. The pair of this dial may find back to each other by what they now share; `null`: nobody is to come back to. */
	| { readonly type: 'keep-session'; readonly dial: DialId | null }
	/** The first word on a dial of ours (R4). */
	| { readonly type: 'confirm'; readonly dial: DialId }
	| { readonly type: 'say'; readonly dial: DialId; readonly message: ControlMessage }
	/** Finds out whether the broker is there on every socket: a dead way says nothing by itself (R12). */
	| { readonly type: 'probe-broker' }
	/** Sends a whole picture next: of those before it some were lost (R15). */
	| { readonly type: 'renew-picture'; readonly dial: DialId }
	/** To the feature that it is meant for. */
	| { readonly type: 'hand-on'; readonly aside: Aside }
	| { readonly type: 'set-timer'; readonly timer: TimerName; readonly afterMs: number }
	| { readonly type: 'cancel-timer'; readonly timer: TimerName }
	/** The stay is over: everything closes. */
	| { readonly type: 'close-room' };
