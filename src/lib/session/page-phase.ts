/** What the page calls a state of the room protocol. */
import type { RoomState } from '../protocol/state';
import type { PagePhase } from './visit-view';

/** The phases that come from the room; the others are the page's own. */
export type RoomPhase = Extract<
	PagePhase,
	'name' | 'joining' | 'waiting' | 'connected' | 'reconnecting' | 'full' | 'left'
>;

/** `before` is the phase so far: a pair whose sound and picture do not flow yet changes nothing on the page. */
export function roomPhase(state: RoomState, before: RoomPhase): RoomPhase {
	switch (state.phase) {
		case 'idle':
			return 'name';
		case 'seeking':
			if (state.seeker === 'queued') return 'full';
			if (state.seeker === 'newcomer') return state.seats.host === 'held' ? 'waiting' : 'joining';
			return state.patient ? 'reconnecting' : 'waiting';
		case 'paired':
			return state.receiving && state.received ? 'connected' : before;
		case 'full':
			return 'full';
		case 'left':
			return 'left';
	}
}
