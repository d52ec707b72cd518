/**
 * Without a partner. A newcomer claims, dials and knocks; with the host seat held, one waits there and lets
 * the first dial in; one who was left alone moves to the host seat first (R1, R2, R5, R6, R9).
 */
import { andThen, ask, assertNever, release, run, stay, withSeat } from '../move';
import type { Step } from '../move';
import type { RoomEvent, TimerName } from '../event';
import { otherSeat, type DialId, type Seat } from '../seat';
import { nobodyAsked, type Attempt, type RoomState, type Seeking } from '../state';
import type { Rules } from '../rules';
import { acceptNext, arrivalOf, arrived, dropAccepted, letIn, without } from './door';
import { askOn, letGo } from './dormant';
import { doubtfulTry } from '../timing';
import { end, turnAway } from './ending';
import { pair } from './pairing';
import { heardAgain, revive } from './revive';
import * as search from './search';

export function seeking(state: Seeking, event: RoomEvent, rules: Rules): Step<RoomState> {
	return andThen(happened(state, event, rules), (next) =>
		next.phase === 'seeking'
			? run(next, acceptNext(rules), (s) => search.settle(s, rules))
			: stay<RoomState>(next)
	);
}

function happened(state: Seeking, event: RoomEvent, rules: Rules): Step<RoomState> {
	switch (event.type) {
		case 'seat-granted':
			return seatGranted(state, event.seat, rules);
		case 'seat-taken':
			return seatTaken(state, event.seat, rules);
		case 'seat-lost':
			return seatLost(state, event.seat, rules);
		case 'visitor-lost':
			return run({ ...state, visitor: false, brokerAway: true }, search.tryLater(rules));
		case 'dial-arrived':
		case 'knock-arrived':
			return arrived(state, arrivalOf(event), rules);
		case 'dial-answered':
			return state.attempt?.dial === event.dial ? answered(state, rules) : stay(state);
		case 'dial-refused':
			return state.attempt?.dial === event.dial
				? andThen(search.dropAttempt(state), (alone) => toldFull(alone, rules))
				: stay(state);
		case 'knock-answered':
			return knockAnswered(state, event.seat, event.word, rules);
		case 'dial-opened':
			return state.attempt?.dial === event.dial
				? opened(state, state.attempt, event.proved, rules)
				: stay(state);
		case 'confirmed':
			return state.accepting?.dial === event.dial
				? confirmed(state, event.dial, event.proved, rules)
				: stay(state);
		case 'heard':
			if (state.dormant?.link === event.dial) return heardAgain(state, state.dormant, event, rules);
			// Before the first word that proves itself nothing is said.
			return state.accepting?.dial === event.dial ? dialEnded(state, event, rules) : stay(state);
		case 'tampered':
			return stay({ ...state, meddled: true });
		case 'dial-closed':
		case 'violated':
			return dialEnded(state, event, rules);
		case 'media-changed':
			return stay({ ...state, mine: event.mine });
		case 'timer-fired':
			return timerFired(state, event.timer, rules);
		case 'let-in-pressed':
			return run(state, letIn, letGo);
		case 'leave-pressed':
			return end(state, 'bye', rules);
		case 'page-gone':
			return end(state, 'away', rules);
		case 'media-arrived':
			return state.dormant?.link === event.dial ? revive(state, state.dormant, rules) : stay(state);
		case 'join-pressed':
		case 'wait-pressed':
		case 'room-chosen':
			return stay(state);
		default:
			return assertNever(event);
	}
}

/** The host seat is ours. An own dial to it was to nobody; somebody may sit in the guest seat (R2). */
function seatGranted(state: Seeking, seat: Seat, rules: Rules): Step<Seeking> {
	const seated = withSeat({ ...state, brokerAway: false, tries: 0 }, seat, 'held');
	if (seat !== 'host') return stay(seated);

	const wasGuest = state.seats.guest === 'held';
	const toNobody = state.attempt?.to === 'host' && !state.attempt.answered;
	const free: Seeking = {
		...seated,
		silent: false,
		told: false,
		seeker: search.isQueued(state) ? 'newcomer' : state.seeker
	};
	return run(
		free,
		ask({ type: 'cancel-timer', timer: 'retry' }),
		toNobody ? search.dropAttempt : stay,
		rules.keepsOneSocket() ? release('guest') : stay,
		wasGuest ? stay : (s) => search.findGuest(s, rules)
	);
}

/** R9. Somebody has the host seat: half of "full", and the end of guessing that the room is new. */
function seatTaken(state: Seeking, seat: Seat, rules: Rules): Step<RoomState> {
	const outside: Seeking = {
		...withSeat(state, seat, 'none'),
		collided: state.collided || seat === 'host',
		brokerAway: false
	};
	if (isFull(outside, rules)) return turnAway(outside, rules);
	// A dial of ours is under way: when it comes to nothing, there is a next try.
	if (outside.attempt !== null) return stay(outside);
	const dialled = outside.accepting !== null || outside.silent;
	return dialled || outside.seeker === 'queued'
		? run(outside, search.tryLater(rules))
		: run(outside, search.dialSeat('host', rules));
}

/** The socket of a seat closed, or the broker cannot be reached: claim again, with patience. */
function seatLost(state: Seeking, seat: Seat, rules: Rules): Step<Seeking> {
	const lost: Seeking = { ...withSeat(state, seat, 'none'), brokerAway: true };
	return run(lost, search.tryLater(rules));
}

/**
 * R5. Our dial is answered while we let somebody else in. That may be the same person, who dialled under another
 * address, and then both must choose the same dial: the guest's.
 */
function answered(state: Seeking, rules: Rules): Step<Seeking> {
	const { attempt, accepting } = state;
	if (attempt === null) return stay(state);
	if (accepting === null) return search.attemptAnswered(state);
	return rules.keepsOwnDial(otherSeat(attempt.to))
		? run(state, search.attemptAnswered, dropAccepted)
		: run(state, search.dropAttempt, search.tryLater(rules));
}

/** R4. Who dialled admits first, by the certificate at the other end. */
function opened(
	state: Seeking,
	{ dial, to }: Attempt,
	proved: boolean,
	rules: Rules
): Step<RoomState> {
	return rules.admitsOnlyProved(proved)
		? pair(state, dial, { dialled: to }, rules)
		: search.attemptFailed({ ...state, meddled: true }, rules);
}

/** R4. Who was dialled admits by the first word. */
function confirmed(state: Seeking, dial: DialId, proved: boolean, rules: Rules): Step<RoomState> {
	return rules.admitsOnlyProved(proved)
		? pair(state, dial, 'answered', rules)
		: dropAccepted({ ...state, meddled: true });
}

/** R9. An occupant said `full`: believed once the broker has said `taken` too, and by a partner not at once. Who waits for a seat goes on waiting. */
function toldFull(state: Seeking, rules: Rules): Step<RoomState> {
	// As long as a pair is there, so are their seats.
	if (search.isQueued(state))
		return run(
			{ ...state, patient: true },
			release('host'),
			ask(search.keepPlace),
			search.tryLater(rules)
		);
	if (rules.doubtsFull(state.doubts)) return doubtFull(state, rules);
	const told: Seeking = { ...state, told: true };
	if (isFull(told, rules)) return turnAway(told, rules);
	return told.attempt !== null || told.seats.host === 'claiming'
		? stay(told)
		: run(told, search.tryLater(rules));
}

/** R9. Whatever else is said in this round is said of the same moment: it is asked again, a little later. */
function doubtFull(state: Seeking, rules: Rules): Step<Seeking> {
	const doubting: Seeking = {
		...state,
		doubts: false,
		tries: Math.max(state.tries, doubtfulTry),
		asked: nobodyAsked,
		silent: true
	};
	return doubting.attempt !== null || doubting.seats.host === 'claiming'
		? stay(doubting)
		: run(doubting, search.tryLater(rules));
}

/** Holding the host seat is knowing more than a collision would tell. */
const isFull = ({ seeker, collided, told, seats }: Seeking, rules: Rules): boolean =>
	seeker !== 'queued' && rules.believesFull(collided || seats.host === 'held', told);

/** An occupant's word counts for more than a dial to the other seat that nobody has answered. */
function knockAnswered(
	state: Seeking,
	seat: Seat,
	word: 'room' | 'full',
	rules: Rules
): Step<RoomState> {
	if (!state.asked[seat]) return stay(state);
	const { attempt, accepting } = state;
	const answered: Seeking = { ...state, asked: { ...state.asked, [seat]: false } };
	if (accepting !== null || attempt?.answered === true) return stay(answered);
	if (word === 'full') return toldFull(answered, rules);
	if (attempt?.to === seat) return stay(answered);
	return run({ ...answered, told: false }, search.dropAttempt, search.dialSeat(seat, rules));
}

/** A dial is over, whichever it was. */
function dialEnded(
	state: Seeking,
	{ dial, type }: Extract<RoomEvent, { dial: unknown }>,
	rules: Rules
): Step<Seeking> {
	if (state.attempt?.dial === dial) return search.attemptFailed(state, rules);
	if (state.accepting?.dial === dial) return dropAccepted(state);
	if (state.dormant?.link === dial) return letGo(state);
	return stay(type === 'dial-closed' ? { ...state, held: without(state.held, dial) } : state);
}

function timerFired(state: Seeking, timer: TimerName, rules: Rules): Step<Seeking> {
	switch (timer) {
		case 'answer':
		case 'reach':
			return search.attemptFailed(state, rules);
		case 'admit':
			return dropAccepted(state);
		case 'retry':
			return search.round(state, rules);
		case 'return':
			return run({ ...state, patient: false }, letGo);
		case 'ping':
			return askOn(state);
		case 'quiet':
		case 'silence':
			return stay(state);
		default:
			return assertNever(timer);
	}
}
