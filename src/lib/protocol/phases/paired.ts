/**
 * In a call. Pings show that the partner lives (R12); whoever else comes to the door waits for the partner's
 * sign of life and then hears `full` (R6, R8). Seats are re-claimed in the background: a call never needs them.
 */
import { ask, assertNever, holds, keepOneSocket, knock, run, stay, withSeat } from '../move';
import type { Move, Step } from '../move';
import type { Effect } from '../effect';
import type { RoomEvent, TimerName } from '../event';
import { otherSeat, type DialId, type Seat } from '../seat';
import type { Arrival, Paired, RoomState } from '../state';
import type { Rules } from '../rules';
import type { ControlMessage } from '../wire';
import { lastTry, retryAfterMs } from '../timing';
import { accept, arrivalOf, dropAccepted, hold, without } from './door';
import { end } from './ending';
import {
	fallSilent,
	listen,
	ping,
	pingLater,
	refuseHeld,
	replace,
	takeSeat,
	unpair
} from './pairing';

export function paired(state: Paired, event: RoomEvent, rules: Rules): Step<RoomState> {
	switch (event.type) {
		case 'heard':
			return event.dial === state.link
				? heard(state, event.message, rules)
				: dialEnded(state, event.dial, rules);
		case 'dial-closed':
			return dialEnded({ ...state, held: without(state.held, event.dial) }, event.dial, rules);
		case 'violated':
			return dialEnded(state, event.dial, rules);
		case 'confirmed':
			if (event.dial !== state.accepting?.dial) return stay(state);
			return rules.admitsOnlyProved(event.proved)
				? replace(state, event.dial, rules)
				: dropAccepted({ ...state, meddled: true });
		case 'dial-arrived':
		case 'knock-arrived':
			return atTheDoor(state, arrivalOf(event), rules);
		case 'media-arrived':
			return event.dial === state.link && !state.receiving
				? [{ ...state, receiving: true }, [say(state, { type: 'flowing' })]]
				: stay(state);
		case 'media-changed':
			return [{ ...state, mine: event.mine }, [say(state, { type: 'media', ...event.mine })]];
		case 'seat-granted':
			return run(
				withSeat({ ...state, brokerAway: false, tries: 0 }, event.seat, 'held'),
				keepOneSocket(rules)
			);
		case 'seat-taken':
			return seatTaken({ ...state, brokerAway: false }, event.seat, rules);
		case 'seat-lost':
			return seatLost({ ...state, brokerAway: true, wants: event.seat }, event.seat, rules);
		case 'visitor-lost':
			return stay({ ...state, visitor: false, brokerAway: holds(state) === null });
		case 'timer-fired':
			return timerFired(state, event.timer, rules);
		case 'leave-pressed':
			return end(state, 'bye', rules);
		case 'page-gone':
			return end(state, 'away', rules);
		case 'dial-answered':
		case 'dial-refused':
		case 'dial-opened':
		case 'tampered':
		case 'knock-answered':
		case 'join-pressed':
		case 'wait-pressed':
		case 'let-in-pressed':
		case 'room-chosen':
			return stay(state);
		default:
			return assertNever(event);
	}
}

const say = (state: Paired, message: ControlMessage): Effect => ({
	type: 'say',
	dial: state.link,
	message
});

/** A pong is the sign of life, and so the answer to who waits at the door: all else may come to one who is not heard. */
function heard(state: Paired, message: ControlMessage, rules: Rules): Step<RoomState> {
	switch (message.type) {
		case 'bye':
			return unpair(state, 'left', rules);
		case 'away':
			return unpair(state, 'away', rules);
		case 'ping':
			return [state, [say(state, { type: 'pong' })]];
		case 'pong':
			return run(
				{ ...state, quiet: false },
				ask(...listen),
				rules.refusesOthers() ? refuseHeld : stay
			);
		case 'media':
			return stay({ ...state, theirs: { mic: message.mic, camera: message.camera } });
		case 'flowing':
			return stay({ ...state, received: true });
		case 'aside':
			return [state, [{ type: 'hand-on', aside: message }]];
		default:
			return assertNever(message);
	}
}

/** What is not the call is nothing to speak of before it is admitted (R4). */
function dialEnded(state: Paired, dial: DialId, rules: Rules): Step<RoomState> {
	if (dial === state.link) return unpair(state, 'lost', rules);
	return dial === state.accepting?.dial ? dropAccepted(state) : stay(state);
}

/** R7. The partner comes in at once, and hears that there is room. R8. Full is only said once the partner has just shown that it lives. */
function atTheDoor(state: Paired, arrival: Arrival, rules: Rules): Step<RoomState> {
	if (rules.ignoresDial(arrival.dial, state.me)) {
		return [state, [{ type: 'hang-up', dial: arrival.dial }]];
	}
	if (rules.replacesBySession(arrival.resumes)) {
		return arrival.kind === 'dial'
			? run<Paired>(state, dropAccepted, accept(arrival))
			: [state, [{ type: 'answer-knock', dial: arrival.dial, word: 'room' }]];
	}
	const [waiting, effects] = run(
		state,
		hold(arrival),
		!rules.refusesOthers() ? stay : rules.asksPartnerFirst() ? ping : refuseHeld
	);
	if (rules.refusesOthers() || arrival.kind === 'knock') return [waiting, effects];
	const [alone, more] = unpair(waiting, 'lost', rules);
	return [alone, [...effects, ...more]];
}

/** The seat that a newcomer claimed on arrival is its partner's; the one it wants now is another (R2). */
function seatTaken(state: Paired, seat: Seat, rules: Rules): Step<Paired> {
	if (seat !== state.wants) return takeSeat(withSeat(state, seat, 'none'));
	return run(
		{ ...state, wants: otherSeat(seat) },
		seatMissing(seat, rules),
		rules.announcesPair() ? knock(seat) : stay
	);
}

/** R12. Neither the partner nor the broker answers: it is this one's own way that is dead, and both are looked for on another. */
const seatLost = (state: Paired, seat: Seat, rules: Rules): Step<RoomState> =>
	state.quiet && rules.noticesSilence()
		? fallSilent(withSeat(state, seat, 'none'), rules)
		: seatMissing(seat, rules)(state);

const seatMissing =
	(seat: Seat, rules: Rules): Move<Paired> =>
	(state) => {
		const missing: Paired = {
			...withSeat(state, seat, 'none'),
			tries: Math.min(state.tries + 1, lastTry)
		};
		return holds(missing) !== null || !rules.reclaimsSeats()
			? stay(missing)
			: [missing, [{ type: 'set-timer', timer: 'retry', afterMs: retryAfterMs(state.tries) }]];
	};

function timerFired(state: Paired, timer: TimerName, rules: Rules): Step<RoomState> {
	switch (timer) {
		case 'ping':
			return run(state, ping, ask(pingLater));
		case 'quiet':
			return [{ ...state, quiet: true }, [{ type: 'probe-broker' }]];
		case 'silence':
			return rules.noticesSilence() ? fallSilent(state, rules) : stay(state);
		case 'retry':
			return takeSeat(state);
		case 'answer':
		case 'reach':
		case 'return':
			return stay(state);
		case 'admit':
			return dropAccepted(state);
		default:
			return assertNever(timer);
	}
}
