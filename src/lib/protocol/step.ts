/**
 * The room protocol as a pure machine (docs/protocol.md): one event in, the next state and the effects out.
 * No timers, no PeerJS, no DOM. Total: every phase answers every event, if only with `[state, []]`.
 */
import { assertNever, stay } from './move';
import type { Step } from './move';
import type { RoomEvent } from './event';
import { full, idle, left } from './phases/idle';
import { paired } from './phases/paired';
import { seeking } from './phases/seeking';
import { standardRules, type Rules } from './rules';
import type { RoomState } from './state';

export function step(
	state: RoomState,
	event: RoomEvent,
	rules: Rules = standardRules
): Step<RoomState> {
	if (isStale(state, event)) return stay(state);
	switch (state.phase) {
		case 'idle':
			return idle(state, event, rules);
		case 'seeking':
			return seeking(state, event, rules);
		case 'paired':
			return paired(state, event, rules);
		case 'full':
			return full(state, event, rules);
		case 'left':
			return left(state);
		default:
			return assertNever(state);
	}
}

/** News of a seat that is not being claimed, or that was given back. */
function isStale({ seats }: RoomState, event: RoomEvent): boolean {
	if (event.type === 'seat-lost') return seats[event.seat] === 'none';
	const answersClaim = event.type === 'seat-granted' || event.type === 'seat-taken';
	return answersClaim && seats[event.seat] !== 'claiming';
}
