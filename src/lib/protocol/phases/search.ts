/**
 * How somebody without a partner looks for one: claims, dials, knocks (R1, R2, R9).
 * The first dial goes to the host seat at once; later everybody knocks, which shows no address.
 */
import {
	holds,
	address,
	claim,
	knock,
	openVisitor,
	release,
	closeVisitor,
	run,
	stay
} from '../move';
import type { Move, Step } from '../move';
import type { Effect } from '../effect';
import { dialId, nextNumber, seats, type Seat } from '../seat';
import type { Seeking } from '../state';
import type { Rules } from '../rules';
import { admitMs, answerMs, lastTry, retryAfterMs, returnMs } from '../timing';

/** Told `full`, and waiting for a place. */
export const isQueued = ({ seeker }: Seeking): boolean => seeker === 'queued';

/** R14. From now on the place of who was lost is kept. */
export const keepPlace: Effect = { type: 'set-timer', timer: 'return', afterMs: returnMs };

/** R2. Dials a seat under the address that this tab has, and waits for an answer. */
export const dialSeat =
	(to: Seat, rules: Rules): Move<Seeking> =>
	(state) => {
		if (state.attempt !== null || !rules.newcomerDials()) return stay(state);
		const dial = dialId(state.me, state.nextNumber);
		return [
			{
				...state,
				nextNumber: nextNumber(state.nextNumber),
				attempt: { dial, to, answered: false }
			},
			[
				{ type: 'dial', dial, from: address(state), to, ...(isQueued(state) && { waits: true }) },
				{ type: 'set-timer', timer: 'answer', afterMs: answerMs }
			]
		];
	};

const askSeat =
	(seat: Seat): Move<Seeking> =>
	(state) =>
		run({ ...state, asked: { ...state.asked, [seat]: true } }, knock(seat, isQueued(state)));

const isIdleHost = ({ seats: { host }, attempt, accepting }: Seeking): boolean =>
	host === 'held' && attempt === null && accepting === null;

/**
 * R2. Alone in the host seat, and nobody is coming in: somebody may sit in the guest seat. A knock, since an offer
 * would cost a connection just when a friend dials.
 */
export const askGuest: Move<Seeking> = (state) =>
	isIdleHost(state) ? askSeat('guest')(state) : stay(state);

/** R7. Just come to the host seat: who was left behind sits in the guest seat, and is dialled. */
export const findGuest = (state: Seeking, rules: Rules): Step<Seeking> =>
	state.patient && isIdleHost(state) ? dialSeat('guest', rules)(state) : askGuest(state);

/** Tries again after a pause that grows. A lone host has nothing to try: people come to it. */
export const tryLater =
	(rules: Rules): Move<Seeking> =>
	(state) =>
		state.seats.host === 'held' || !rules.keepsKnocking()
			? stay(state)
			: [
					{ ...state, tries: Math.min(state.tries + 1, lastTry) },
					[{ type: 'set-timer', timer: 'retry', afterMs: retryAfterMs(state.tries) }]
				];

/** A newcomer's first move: dial the host seat and claim it beside (R2). */
export const arrive = (state: Seeking, rules: Rules): Step<Seeking> =>
	run(state, openVisitor, dialSeat('host', rules), claim('host'));

const mayClaim = (state: Seeking, rules: Rules): boolean =>
	holds(state) === null
		? !rules.leavesSeats(state.patient, isQueued(state))
		: rules.movesToHostSeat();

/** One more round of claiming and knocking (R9). */
export function round(state: Seeking, rules: Rules): Step<Seeking> {
	const busy = state.attempt !== null || state.accepting !== null;
	const knocks = busy ? [] : seats.filter((seat) => state.seats[seat] !== 'held').map(askSeat);
	const socket: Move<Seeking> = holds(state) === null ? openVisitor : stay;
	const moves = state.seats.host === 'held' ? [] : knocks;
	return run(
		state,
		socket,
		mayClaim(state, rules) ? claim('host') : stay,
		...moves,
		tryLater(rules)
	);
}

/** R1. Left alone: into the host seat, by the shortest way. */
export function moveToHostSeat(state: Seeking, rules: Rules): Step<Seeking> {
	switch (holds(state)) {
		case 'host':
			return settle(state, rules);
		case 'guest':
			return rules.movesToHostSeat() ? run(state, claim('host')) : stay(state);
		case null:
			return arrive(state, rules);
	}
}

/** R1. In the host seat with nothing under way, one socket is enough. */
export function settle(state: Seeking, rules: Rules): Step<Seeking> {
	const settled = state.seats.host === 'held' && state.attempt === null;
	return settled && rules.keepsOneSocket()
		? run(state, release('guest'), closeVisitor)
		: stay(state);
}

/** Ends our own dial, with or without an answer so far. */
export const dropAttempt: Move<Seeking> = (state) =>
	state.attempt === null
		? stay(state)
		: [
				{ ...state, attempt: null },
				[
					{ type: 'hang-up', dial: state.attempt.dial },
					{ type: 'cancel-timer', timer: 'answer' },
					{ type: 'cancel-timer', timer: 'reach' }
				]
			];

/** Our dial was answered: the connection has its time to come up. */
export const attemptAnswered: Move<Seeking> = (state) =>
	state.attempt === null
		? stay(state)
		: [
				{ ...state, attempt: { ...state.attempt, answered: true } },
				[
					{ type: 'cancel-timer', timer: 'answer' },
					{ type: 'set-timer', timer: 'reach', afterMs: admitMs }
				]
			];

/** Our dial came to nothing: it is ended, and the next thing is tried. */
export function attemptFailed(state: Seeking, rules: Rules): Step<Seeking> {
	const { attempt } = state;
	if (attempt === null) return stay(state);
	const guestUntried =
		attempt.to === 'host' && !attempt.answered && state.seats.guest === 'none' && !state.told;
	return run(state, dropAttempt, (alone) => {
		// The host may only be waiting for a partner that is gone: then it answers this knock first.
		if (guestUntried)
			return run({ ...alone, silent: true }, dialSeat('guest', rules), askSeat('host'));
		if (alone.seats.host === 'held') return stay(alone);
		return run({ ...alone, silent: true }, tryLater(rules));
	});
}
