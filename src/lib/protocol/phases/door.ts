/** Who comes to the door of somebody without a partner (R5, R6): one is let in, the others wait their turn. */
import { holds, run, stay } from '../move';
import type { Move, Step } from '../move';
import { otherSeat } from '../seat';
import type { Arrival, Seeking } from '../state';
import type { Rules } from '../rules';
import { admitMs } from '../timing';
import { dropAttempt } from './search';

/** More than anybody needs; the rest is dropped and knocks again. */
const heldAtMost = 8;

export const hold = (held: readonly Arrival[], arrival: Arrival): readonly Arrival[] =>
	held.length < heldAtMost ? [...held, arrival] : held;

const accept =
	(arrival: Arrival): Move<Seeking> =>
	(state) => [
		{ ...state, accepting: arrival },
		[
			{ type: 'accept', dial: arrival.dial },
			{ type: 'set-timer', timer: 'admit', afterMs: admitMs }
		]
	];

/** Gives up on the dial that was accepted. */
export const dropAccepted: Move<Seeking> = (state) =>
	state.accepting === null
		? stay(state)
		: [
				{ ...state, accepting: null },
				[
					{ type: 'hang-up', dial: state.accepting.dial },
					{ type: 'cancel-timer', timer: 'admit' }
				]
			];

/** Takes whoever has waited longest at the door; a knock only asked, and hears that there is room. */
export const acceptNext: Move<Seeking> = (state) => {
	const [first, ...rest] = state.held;
	if (first === undefined || state.accepting !== null) return stay(state);
	if (first.kind === 'dial') return run({ ...state, held: rest }, accept(first));
	return run(
		{ ...state, held: rest },
		(s) => [s, [{ type: 'answer-knock', dial: first.dial, word: 'room' }]],
		acceptNext
	);
};

/** A dial reaches somebody without a partner. */
export function dialArrived(state: Seeking, arrival: Arrival, rules: Rules): Step<Seeking> {
	const hangUp: Step<Seeking> = [state, [{ type: 'hang-up', dial: arrival.dial }]];
	if (rules.ignoresDial(arrival.dial, state.me) || holds(state) === null) return hangUp;

	const { attempt, accepting } = state;
	if (attempt !== null && arrival.from === attempt.to) {
		if (rules.keepsOwnDial(otherSeat(attempt.to))) return hangUp;
		return run(state, dropAttempt, dropAccepted, accept(arrival));
	}
	if (accepting !== null && rules.outranks(arrival.from, accepting.from)) {
		return run(state, dropAccepted, accept(arrival));
	}
	const unadmitted = (accepting === null ? 0 : 1) + (attempt?.answered === true ? 1 : 0);
	return rules.acceptsBeside(unadmitted)
		? accept(arrival)(state)
		: stay({ ...state, held: hold(state.held, arrival) });
}

/** A knock reaches somebody without a partner: there is room, unless somebody is just coming in. */
export const knockArrived = (state: Seeking, arrival: Arrival): Step<Seeking> => {
	if (holds(state) === null) return stay(state);
	return state.accepting === null && state.attempt?.answered !== true
		? [state, [{ type: 'answer-knock', dial: arrival.dial, word: 'room' }]]
		: stay({ ...state, held: hold(state.held, arrival) });
};
