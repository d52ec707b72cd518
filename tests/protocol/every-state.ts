/** Every state that one machine can be brought into, by any events in any order. */
import { initialState, type RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { essence } from '../explore/canonical';
import { everyEvent } from './every-event';

export function everyState(): readonly RoomState[] {
	const start = essence(initialState('v-me', { mic: true, camera: true }));
	const found = new Map([[JSON.stringify(start), start]]);
	// A map goes on to what is added while it is walked.
	for (const state of found.values()) {
		for (const event of everyEvent(state)) {
			const [made] = step(state, event);
			// Most events mean nothing in most states.
			if (made === state) continue;
			const next = essence(made);
			const text = JSON.stringify(next);
			if (!found.has(text)) found.set(text, next);
		}
	}
	return [...found.values()];
}
