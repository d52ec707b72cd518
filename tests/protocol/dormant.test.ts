import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../src/lib/protocol/event';
import { pingMs } from '../../src/lib/protocol/timing';
import { carolArrives, guestInCall, hostInCall, type Tab } from './tab';

const link = 'v-bob.0' as const;
const hangUp = { type: 'hang-up', dial: link } as const;
const shown: RoomEvent = { type: 'media-arrived', dial: link };
const said = (type: 'ping' | 'pong' | 'away' | 'bye'): RoomEvent => ({
	type: 'heard',
	dial: link,
	message: { type }
});

/** Alice, in the host seat, has not heard of Bob for too long. */
function bobIsSilent(): Tab {
	const alice = hostInCall();
	alice.on({ type: 'heard', dial: link, message: { type: 'media', mic: true, camera: false } });
	expect(alice.on({ type: 'timer-fired', timer: 'silence' })).not.toContainEqual(hangUp);
	expect(alice.state).toMatchObject({ phase: 'seeking', seeker: 'lost' });
	return alice;
}

const bobReturns = {
	type: 'dial-arrived',
	dial: 'v-bob2.0',
	from: 'guest',
	resumes: true
} as const satisfies RoomEvent;

describe('a partner who fell silent (R15)', () => {
	it('is asked on, over the connection that there is', () => {
		expect(bobIsSilent().on({ type: 'timer-fired', timer: 'ping' })).toEqual([
			{ type: 'say', dial: link, message: { type: 'ping' } },
			{ type: 'set-timer', timer: 'ping', afterMs: pingMs }
		]);
	});

	it('is in the call again with the first sound or picture, as they were', () => {
		const alice = bobIsSilent();
		expect(alice.on(shown)[0]).toEqual({ type: 'renew-picture', dial: link });
		expect(alice.state).toMatchObject({
			phase: 'paired',
			link,
			theirs: { mic: true, camera: false },
			receiving: true,
			received: true
		});
	});

	it('is in the call again with the first answer', () => {
		const alice = bobIsSilent();
		alice.on(said('pong'));
		expect(alice.state).toMatchObject({ phase: 'paired', link });
	});

	it('is answered, and no more than that, while they only ask: they may not hear the answer', () => {
		const alice = bobIsSilent();
		expect(alice.on(said('ping'))).toEqual([
			{ type: 'say', dial: link, message: { type: 'pong' } }
		]);
		expect(alice.state).toMatchObject({ phase: 'seeking', dormant: { link } });
	});

	it('may come back by another connection, and then the old one goes', () => {
		const alice = bobIsSilent();
		alice.on(bobReturns);
		expect(alice.on({ type: 'confirmed', dial: bobReturns.dial, proved: true })).toContainEqual(
			hangUp
		);
		expect(alice.state).toMatchObject({ phase: 'paired', link: bobReturns.dial });
	});

	it('may be just coming back when they are seen again: what comes up may come up', () => {
		const alice = bobIsSilent();
		alice.on(bobReturns);
		expect(alice.on(shown)).not.toContainEqual({ type: 'hang-up', dial: bobReturns.dial });
		expect(alice.state).toMatchObject({ link, accepting: { dial: bobReturns.dial } });
		alice.on({ type: 'confirmed', dial: bobReturns.dial, proved: true });
		expect(alice.state).toMatchObject({ phase: 'paired', link: bobReturns.dial });
	});

	it('goes before a stranger who is just being let in', () => {
		const alice = bobIsSilent();
		alice.on(carolArrives);
		expect(alice.on(shown)).toContainEqual({ type: 'hang-up', dial: carolArrives.dial });
		expect(alice.state).toMatchObject({ phase: 'paired', link, accepting: null });
	});

	it('is let go of for a stranger who was let in', () => {
		const alice = bobIsSilent();
		alice.on(carolArrives);
		expect(alice.on({ type: 'confirmed', dial: carolArrives.dial, proved: true })).toContainEqual(
			hangUp
		);
	});

	it('is dialled no more once they are seen again', () => {
		const bob = guestInCall();
		bob.on({ type: 'timer-fired', timer: 'silence' }, { type: 'seat-taken', seat: 'host' });
		expect(bob.state).toMatchObject({ attempt: { to: 'host' } });
		const { attempt } = bob.state.phase === 'seeking' ? bob.state : { attempt: null };
		expect(bob.on(shown)).toContainEqual({ type: 'hang-up', dial: attempt!.dial });
	});

	it.each(['away', 'bye'] as const)('who says %s is gone', (word) => {
		const alice = bobIsSilent();
		expect(alice.on(said(word))).toContainEqual(hangUp);
		expect(alice.state).toMatchObject({ dormant: null, seeker: word === 'bye' ? 'left' : word });
		expect(alice.state).toMatchObject({ patient: word === 'away' });
	});

	it('is told when the other one leaves', () => {
		expect(bobIsSilent().on({ type: 'leave-pressed' })).toContainEqual({
			type: 'say',
			dial: link,
			message: { type: 'bye' }
		});
	});

	it.each([
		['the connection has ended', { type: 'dial-closed', dial: link }],
		['their place is free', { type: 'timer-fired', timer: 'return' }],
		['their place was given away', { type: 'let-in-pressed' }]
	] as const)('is let go of when %s', (_, event) => {
		const alice = bobIsSilent();
		expect(alice.on(event)).toContainEqual(hangUp);
		expect(alice.on(shown)).toEqual([]);
		expect(alice.on({ type: 'timer-fired', timer: 'ping' })).toEqual([]);
	});
});
