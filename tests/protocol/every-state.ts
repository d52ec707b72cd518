/** Every state that one machine can be brought into, by any events in any order. */
import type { Effect } from '../../src/lib/protocol/effect';
import type { RoomEvent } from '../../src/lib/protocol/event';
import { initialState, type RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { essence } from '../explore/canonical';
import { everyEvent } from './every-event';

/** Is told every step: from which state, by what, to which, and what is to be done. */
export type Witness = (
	state: RoomState,
	event: RoomEvent,
	next: RoomState,
	effects: readonly Effect[]
) => void;

function freeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		Object.values(value).forEach(freeze);
	}
	return value;
}

/** @throws a TypeError when a step changes the state or the event that it is given. */
export function everyState(witness: Witness): readonly RoomState[] {
	const start = freeze(essence(initialState('v-me', { mic: true, camera: true })));
	const found = new Map([[JSON.stringify(start), start]]);
	// A map goes on to what is added while it is walked.
	for (const state of found.values()) {
		for (const event of everyEvent(state)) {
			const [made, effects] = step(state, freeze(event));
			witness(state, event, made, effects);
			// Most events mean nothing in most states.
			if (made === state) continue;
			const next = essence(made);
			const text = JSON.stringify(next);
			if (!found.has(text)) found.set(text, freeze(next));
		}
	}
	return [...found.values()];
}
