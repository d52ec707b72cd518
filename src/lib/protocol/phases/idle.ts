/** Before joining, after being turned away, after leaving. */
import { andThen, assertNever, openVisitor, run, stay } from '../move';
import type { Move, Step } from '../move';
import type { RoomEvent } from '../event';
import { dialId } from '../seat';
import {
	nobodyAsked,
	type Full,
	type Idle,
	type Left,
	type RoomState,
	type Seeker,
	type Seeking
} from '../state';
import type { Rules } from '../rules';
import { end } from './ending';
import { arrive, keepPlace, round } from './search';

/** Who comes back and who waits both leave the other's place alone for a while (R14). */
function seek(state: Idle | Full, seeker: Seeker): Step<Seeking> {
	const patient = seeker !== 'newcomer';
	const seeking: Seeking = {
		...state,
		phase: 'seeking',
		seeker,
		attempt: null,
		accepting: null,
		dormant: null,
		held: [],
		collided: false,
		told: false,
		doubts: seeker === 'returned',
		asked: nobodyAsked,
		silent: false,
		patient
	};
	return [seeking, patient ? [keepPlace] : []];
}

/** The dial that joining places. */
const prepareDial: Move<Idle> = (state) => [
	state,
	[{ type: 'prepare-dial', dial: dialId(state.me, state.nextNumber), from: state.me, to: 'host' }]
];

/** R2. In the lobby the visitor's socket opens and a connection is prepared, so that joining is one round trip. */
export function idle(state: Idle, event: RoomEvent, rules: Rules): Step<RoomState> {
	switch (event.type) {
		case 'room-chosen':
			return run(state, openVisitor, prepareDial);
		case 'join-pressed':
			return andThen(seek(state, event.returns ? 'returned' : 'newcomer'), (s) => arrive(s, rules));
		case 'visitor-lost':
			return stay({ ...state, visitor: false });
		case 'media-changed':
			return stay({ ...state, mine: event.mine });
		case 'leave-pressed':
			return end(state, 'bye', rules);
		case 'page-gone':
			return end(state, 'away', rules);
		case 'wait-pressed':
		case 'let-in-pressed':
		case 'seat-granted':
		case 'seat-taken':
		case 'seat-lost':
		case 'dial-arrived':
		case 'knock-arrived':
		case 'dial-answered':
		case 'dial-refused':
		case 'dial-opened':
		case 'confirmed':
		case 'tampered':
		case 'dial-closed':
		case 'knock-answered':
		case 'heard':
		case 'violated':
		case 'media-arrived':
		case 'timer-fired':
			return stay(state);
		default:
			return assertNever(event);
	}
}

/** Turned away: may wait for a seat, which is claiming and knocking until one is free. */
export function full(state: Full, event: RoomEvent, rules: Rules): Step<RoomState> {
	switch (event.type) {
		case 'wait-pressed':
			return andThen(seek(state, 'queued'), (s) => round(s, rules));
		case 'join-pressed':
			return andThen(seek(state, 'newcomer'), (s) => arrive(s, rules));
		case 'media-changed':
			return stay({ ...state, mine: event.mine });
		case 'leave-pressed':
			return end(state, 'bye', rules);
		case 'page-gone':
			return end(state, 'away', rules);
		case 'room-chosen':
		case 'let-in-pressed':
		case 'visitor-lost':
		case 'seat-granted':
		case 'seat-taken':
		case 'seat-lost':
		case 'dial-arrived':
		case 'knock-arrived':
		case 'dial-answered':
		case 'dial-refused':
		case 'dial-opened':
		case 'confirmed':
		case 'tampered':
		case 'dial-closed':
		case 'knock-answered':
		case 'heard':
		case 'violated':
		case 'media-arrived':
		case 'timer-fired':
			return stay(state);
		default:
			return assertNever(event);
	}
}

/** A stay that is over stays over; coming back is a new stay. */
export const left = (state: Left): Step<RoomState> => stay(state);
