/** The grammar of a step: a state and the effects that lead to it; moves are chained and their effects kept in order. */
import type { Effect } from './effect';
import type { Stay } from './state';
import { dialId, nextNumber, otherSeat, seats, type BrokerId, type Seat } from './seat';
import type { Rules } from './rules';

export type Step<S> = readonly [S, readonly Effect[]];

export type Move<S> = (state: S) => Step<S>;

export const stay = <S>(state: S): Step<S> => [state, []];

/** Applies each move in turn. */
export function run<S>(state: S, ...moves: readonly Move<S>[]): Step<S> {
	const effects: Effect[] = [];
	let current = state;
	for (const move of moves) {
		const [next, more] = move(current);
		current = next;
		effects.push(...more);
	}
	return [current, effects];
}

/** Goes on from a step, perhaps into another phase; effects are kept in order. */
export function andThen<S, T>([state, effects]: Step<S>, next: (state: S) => Step<T>): Step<T> {
	const [after, more] = next(state);
	return [after, [...effects, ...more]];
}

/** A move that only asks for effects. */
export const ask =
	<S>(...effects: readonly Effect[]): Move<S> =>
	(state) => [state, effects];

export const assertNever = (value: never): never => {
	throw new Error(`not handled: ${JSON.stringify(value)}`);
};

export const holds = (state: Stay): Seat | null =>
	seats.find((seat) => state.seats[seat] === 'held') ?? null;

/** The address under which this tab speaks: its seat, else its visitor's id. */
export const address = (state: Stay): BrokerId => holds(state) ?? state.me;

export const claim =
	<S extends Stay>(seat: Seat): Move<S> =>
	(state) =>
		state.seats[seat] === 'none'
			? [withSeat(state, seat, 'claiming'), [{ type: 'claim-seat', seat }]]
			: stay(state);

export const release =
	<S extends Stay>(seat: Seat): Move<S> =>
	(state) =>
		state.seats[seat] === 'none'
			? stay(state)
			: [withSeat(state, seat, 'none'), [{ type: 'release-seat', seat }]];

/** R9. Asks a seat whether there is room, under the address that this tab has. */
export const knock =
	<S extends Stay>(to: Seat, waits = false): Move<S> =>
	(state) => [
		{ ...state, nextNumber: nextNumber(state.nextNumber) },
		[
			{
				type: 'knock',
				dial: dialId(state.me, state.nextNumber),
				from: address(state),
				to,
				...(waits && { waits })
			}
		]
	];

export const openVisitor = <S extends Stay>(state: S): Step<S> =>
	state.visitor ? stay(state) : [{ ...state, visitor: true }, [{ type: 'open-visitor' }]];

export const closeVisitor = <S extends Stay>(state: S): Step<S> =>
	state.visitor ? [{ ...state, visitor: false }, [{ type: 'close-visitor' }]] : stay(state);

/** R1. With a seat held, the other seat and the visitor's socket are given back. */
export const keepOneSocket =
	<S extends Stay>(rules: Rules): Move<S> =>
	(state) => {
		const seat = holds(state);
		return seat === null || !rules.keepsOneSocket()
			? stay(state)
			: run<S>(state, release(otherSeat(seat)), closeVisitor);
	};

export const withSeat = <S extends Stay>(state: S, seat: Seat, to: Stay['seats'][Seat]): S => ({
	...state,
	seats: { ...state.seats, [seat]: to }
});
