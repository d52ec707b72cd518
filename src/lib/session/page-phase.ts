/** What the page calls a state of the room protocol. */
import type { DialId } from '../protocol/seat';
import type { RoomState } from '../protocol/state';
import type { BrowserRoom } from './room-door.svelte';
import type { Absence, PagePhase, RemoteView } from './visit-view';

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

/** Why somebody without a partner seeks one who was here; `null` when nobody was. */
export function absenceOf(state: RoomState | undefined): Absence | null {
	if (state?.phase !== 'seeking') return null;
	return state.seeker === 'newcomer' || state.seeker === 'queued' ? null : state.seeker;
}

/** Somebody is just coming in, and is neither heard nor seen yet. */
export function isMeeting(state: RoomState | undefined): boolean {
	if (state?.phase === 'paired') return !(state.receiving && state.received);
	return state?.phase === 'seeking' && state.accepting !== null;
}

/** The dial that may become the call, while it is not admitted. */
export function comingDial(state: RoomState): DialId | null {
	if (state.phase !== 'seeking') return null;
	const { accepting, attempt } = state;
	return accepting?.dial ?? attempt?.dial ?? null;
}

/** The dial that is the call, or was it until its partner fell silent (R15). */
export function callDial(state: RoomState | undefined): DialId | null {
	if (state?.phase === 'paired') return state.link;
	return state?.phase === 'seeking' ? (state.dormant?.link ?? null) : null;
}

/** The other person, as long as there is something to show of them. */
export function remoteOf(
	room: Pick<BrowserRoom, 'remote' | 'admitted' | 'theirs'> | null
): RemoteView | null {
	if (!room?.remote) return null;
	const { mic, camera } = room.theirs;
	return { stream: room.remote, admitted: room.admitted, micOn: mic, cameraOn: camera };
}
