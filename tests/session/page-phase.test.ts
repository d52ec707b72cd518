import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../src/lib/protocol/event';
import {
	initialState,
	type Paired,
	type RoomState,
	type Seeking
} from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { isMeeting, roomPhase, type RoomPhase } from '../../src/lib/session/page-phase';

const idle = initialState('v-alice', { mic: true, camera: true });

/** The state to which these events lead from the lobby. */
const after = (...events: readonly RoomEvent[]): RoomState =>
	events.reduce<RoomState>((state, event) => step(state, event)[0], idle);

const join: RoomEvent = { type: 'join-pressed' };

function seeking(changes: Partial<Seeking>): Seeking {
	const state = after(join);
	if (state.phase !== 'seeking') throw new Error(`who joins is ${state.phase}`);
	return { ...state, ...changes };
}

function paired(changes: Partial<Paired>): Paired {
	const state = after(
		join,
		{ type: 'seat-granted', seat: 'host' },
		{ type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' },
		{ type: 'confirmed', dial: 'v-bob.0', proved: true }
	);
	if (state.phase !== 'paired') throw new Error(`who was dialled is ${state.phase}`);
	return { ...state, ...changes };
}

const seated = { host: 'held', guest: 'none' } as const;

describe('the page calls it', () => {
	it('“name” in the lobby', () => {
		expect(roomPhase(idle, 'name')).toBe('name');
	});

	it('“joining” while a newcomer has no seat, “waiting” once they have', () => {
		expect(roomPhase(after(join), 'name')).toBe('joining');
		expect(roomPhase(seeking({ seats: { host: 'claiming', guest: 'none' } }), 'name')).toBe(
			'joining'
		);
		expect(roomPhase(seeking({ seats: seated }), 'joining')).toBe('waiting');
	});

	it('“full” for who was turned away, and while they wait for a seat', () => {
		expect(roomPhase({ ...idle, phase: 'full' }, 'joining')).toBe('full');
		expect(roomPhase(seeking({ seeker: 'queued' }), 'full')).toBe('full');
	});

	it.each(['away', 'lost'] as const)(
		'“reconnecting” while a partner who is %s may come back, then “waiting”',
		(seeker) => {
			expect(roomPhase(seeking({ seeker, patient: true }), 'connected')).toBe('reconnecting');
			expect(roomPhase(seeking({ seeker, seats: seated }), 'reconnecting')).toBe('waiting');
		}
	);

	it('“waiting” as soon as a partner has left', () => {
		expect(roomPhase(seeking({ seeker: 'left' }), 'connected')).toBe('waiting');
	});

	it.each<RoomPhase>(['joining', 'waiting', 'reconnecting', 'full'])(
		'“%s”, as before, until sound or picture flows both ways, then “connected”',
		(before) => {
			expect(roomPhase(paired({}), before)).toBe(before);
			expect(roomPhase(paired({ receiving: true }), before)).toBe(before);
			expect(roomPhase(paired({ received: true }), before)).toBe(before);
			expect(roomPhase(paired({ receiving: true, received: true }), before)).toBe('connected');
		}
	);

	it('“left” when it is over', () => {
		expect(roomPhase({ ...idle, phase: 'left' }, 'connected')).toBe('left');
	});
});

describe('a meeting', () => {
	it('is going on while somebody is let in, until sound or picture flows both ways', () => {
		expect(isMeeting(undefined)).toBe(false);
		expect(isMeeting(seeking({}))).toBe(false);
		expect(
			isMeeting(
				seeking({
					accepting: { kind: 'dial', dial: 'v-b.0', from: 'v-b', resumes: false, waits: false }
				})
			)
		).toBe(true);
		expect(isMeeting(paired({ receiving: true }))).toBe(true);
		expect(isMeeting(paired({ receiving: true, received: true }))).toBe(false);
	});
});
