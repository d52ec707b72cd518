/**
 * Who comes to the door (R5, R6): of those without a partner one is let in and the others wait their turn; a pair
 * holds them until the partner has shown that it lives.
 */
import { ask, holds, run, stay } from '../move';
import type { Move, Step } from '../move';
import type { Effect } from '../effect';
import type { RoomEvent } from '../event';
import { isSameStay, otherSeat } from '../seat';
import type { Arrival, Paired, Seeking } from '../state';
import type { Rules } from '../rules';
import { admitMs } from '../timing';
import { askGuest, dialSeat, dropAttempt } from './search';

/** More than anybody needs; whoever finds no place here tries again. */
const heldAtMost = 8;

const hangUp = ({ dial }: Arrival): Effect => ({ type: 'hang-up', dial });

/** Each stay has one place at the door: who dials or knocks again has given up what came before. */
export const hold =
	<S extends Seeking | Paired>(arrival: Arrival): Move<S> =>
	(state) => {
		const { held } = state;
		const before = held.find((other) => isSameStay(other.dial, arrival.dial));
		if (before !== undefined) {
			const replaced = held.map((other) => (other === before ? arrival : other));
			return [{ ...state, held: replaced }, [hangUp(before)]];
		}
		return held.length < heldAtMost
			? stay({ ...state, held: [...held, arrival] })
			: [state, [hangUp(arrival)]];
	};

export const accept =
	<S extends Seeking | Paired>(arrival: Arrival): Move<S> =>
	(state) => [
		{ ...state, accepting: arrival },
		[
			{ type: 'accept', dial: arrival.dial },
			{ type: 'set-timer', timer: 'admit', afterMs: admitMs }
		]
	];

/** Gives up on the dial that was accepted. */
export const dropAccepted = <S extends Seeking | Paired>(state: S): Step<S> =>
	state.accepting === null
		? stay(state)
		: [
				{ ...state, accepting: null },
				[hangUp(state.accepting), { type: 'cancel-timer', timer: 'admit' }]
			];

/**
 * Takes whoever comes first by rank, then by time; who waits, not before the place is free (R14). A knock only asked, and hears that there is room; it may come
 * from a pair that finds a stranger in its seat (R8), so that a lone host asks in turn.
 */
export const acceptNext =
	(rules: Rules): Move<Seeking> =>
	(state) => {
		const { held, accepting, attempt, patient } = state;
		const unadmitted = (accepting === null ? 0 : 1) + (attempt?.answered === true ? 1 : 0);
		const [first, ...others] = held.filter(({ waits }) => !rules.keepsPlace(patient, waits));
		if (first === undefined || !rules.acceptsBeside(unadmitted)) return stay(state);
		const next = others.reduce(
			(best, other) => (rules.outranks(other, best) ? other : best),
			first
		);
		const rest: Seeking = { ...state, held: held.filter((other) => other !== next) };
		if (next.kind === 'dial') return accept<Seeking>(next)(rest);
		return run(
			rest,
			ask({ type: 'answer-knock', dial: next.dial, word: 'room' }),
			askGuest,
			acceptNext(rules)
		);
	};

export const arrivalOf = (
	event: Extract<RoomEvent, { type: 'dial-arrived' | 'knock-arrived' }>
): Arrival => ({
	kind: event.type === 'dial-arrived' ? 'dial' : 'knock',
	dial: event.dial,
	from: event.from,
	resumes: event.resumes === true,
	waits: event.waits === true
});

/** A dial or knock reaches somebody without a partner. */
export function arrived(state: Seeking, arrival: Arrival, rules: Rules): Step<Seeking> {
	const { attempt, accepting } = state;
	if (rules.ignoresDial(arrival.dial, state.me) || holds(state) === null) {
		return [state, [hangUp(arrival)]];
	}
	const glare = arrival.kind === 'dial' && attempt?.to === arrival.from;
	if (glare && rules.keepsOwnDial(otherSeat(attempt.to))) {
		// The friend may have come back to a seat in which our dial found only their ghost: it is made anew.
		const anew = arrival.resumes && !attempt.answered;
		const again: readonly Move<Seeking>[] = anew ? [dropAttempt, dialSeat(attempt.to, rules)] : [];
		return run(state, ask(hangUp(arrival)), ...again);
	}
	const yields =
		accepting !== null &&
		(isSameStay(accepting.dial, arrival.dial) ||
			(arrival.kind === 'dial' && rules.outranks(arrival, accepting)));
	return run(state, glare ? dropAttempt : stay, yields ? dropAccepted : stay, hold(arrival));
}

/** The arrival that has this id is at the door no more. */
export const without = (held: readonly Arrival[], dial: Arrival['dial']): readonly Arrival[] =>
	held.filter((arrival) => arrival.dial !== dial);

/** R14. The place is free from now on. */
export const letIn: Move<Seeking> = (state) => [
	{ ...state, patient: false },
	[{ type: 'cancel-timer', timer: 'return' }]
];
