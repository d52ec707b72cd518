/** The ways out: turned away, left, page gone. */
import { closeVisitor, release, run, stay } from '../move';
import type { Step } from '../move';
import type { Effect } from '../effect';
import type { DialId } from '../seat';
import type { Full, RoomState, Seeking } from '../state';
import type { Rules } from '../rules';

/** R8, R9. Turned away: every seat is given back, every dial ended. */
export function turnAway(state: Seeking, rules: Rules): Step<RoomState> {
	const { me, nextNumber, seats, visitor, mine } = state;
	const full: Full = {
		phase: 'full',
		me,
		nextNumber,
		seats,
		visitor,
		mine,
		brokerAway: false,
		tries: 0,
		meddled: false
	};
	const dials = [state.attempt, state.accepting, ...state.held].filter((dial) => dial !== null);
	const ended = [...dials.map(({ dial }) => dial), ...(state.dormant ? [state.dormant.link] : [])];
	const [next, effects] = rules.givesSeatsBack()
		? run<Full>(full, release('host'), release('guest'), closeVisitor)
		: stay(full);
	return [
		next,
		[
			...ended.map((dial): Effect => ({ type: 'hang-up', dial })),
			{ type: 'keep-session', dial: null },
			...effects,
			...noTimers
		]
	];
}

const noTimers: readonly Effect[] = (
	['answer', 'reach', 'admit', 'retry', 'ping', 'return'] as const
).map((timer) => ({ type: 'cancel-timer', timer }));

/** R12. The stay ends; a partner is told whether the person left or only the page went. */
export function end(state: RoomState, word: 'bye' | 'away', rules: Rules): Step<RoomState> {
	const link = linkOf(state);
	const farewell: readonly Effect[] =
		link !== null && rules.saysGoodbye()
			? [{ type: 'say', dial: link, message: { type: word } }]
			: [];
	// Who only stood in the lobby may still go back into a call.
	const forgets = word === 'bye' && state.phase !== 'idle';
	const { me, nextNumber, mine } = state;
	return [
		{
			phase: 'left',
			me,
			nextNumber,
			mine,
			seats: { host: 'none', guest: 'none' },
			visitor: false,
			brokerAway: false,
			tries: 0,
			meddled: false
		},
		[
			...farewell,
			...(forgets ? [{ type: 'keep-session', dial: null } as const] : []),
			{ type: 'close-room' }
		]
	];
}

/** The connection to the partner, who may have fallen silent (R15). */
function linkOf(state: RoomState): DialId | null {
	if (state.phase === 'paired') return state.link;
	return state.phase === 'seeking' ? (state.dormant?.link ?? null) : null;
}
