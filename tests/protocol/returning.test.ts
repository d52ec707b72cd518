import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../src/lib/protocol/event';
import { carolArrives, guestInCall, hostInCall, Tab } from './tab';

/** Bob, who was in a call with Alice, dials her from a page that was reloaded. */
const bobReturns = {
	type: 'dial-arrived',
	dial: 'v-bob2.0',
	from: 'v-bob2',
	resumes: true
} as const satisfies RoomEvent;

const carolWaits = {
	type: 'knock-arrived',
	dial: 'v-carol.3',
	from: 'v-carol',
	waits: true
} as const satisfies RoomEvent;

const link = 'v-bob.0' as const;
const bobGoes: RoomEvent = { type: 'heard', dial: link, message: { type: 'away' } };
const bobLeaves: RoomEvent = { type: 'heard', dial: link, message: { type: 'bye' } };

describe('who comes back to a call that still stands (R7)', () => {
	it('is let in at once, and the old connection goes when the new one is admitted', () => {
		const alice = hostInCall();
		expect(alice.on(bobReturns)).toContainEqual({ type: 'accept', dial: bobReturns.dial });
		expect(alice.state).toMatchObject({ phase: 'paired', link });

		const effects = alice.on({ type: 'confirmed', dial: bobReturns.dial, proved: true });
		expect(effects[0]).toEqual({ type: 'hang-up', dial: link });
		expect(alice.state).toMatchObject({ phase: 'paired', link: bobReturns.dial, accepting: null });
	});

	it('hears that there is room when they only knocked', () => {
		expect(hostInCall().on({ ...bobReturns, type: 'knock-arrived' })).toEqual([
			{ type: 'answer-knock', dial: bobReturns.dial, word: 'room' }
		]);
	});

	it('replaces nothing without the certificate that was sealed', () => {
		const alice = hostInCall();
		alice.on(bobReturns, { type: 'confirmed', dial: bobReturns.dial, proved: false });

		expect(alice.state).toMatchObject({ phase: 'paired', link, accepting: null, meddled: true });
	});

	it('replaces nothing when the new connection never comes up', () => {
		const alice = hostInCall();
		alice.on(bobReturns);

		expect(alice.on({ type: 'timer-fired', timer: 'admit' })).toContainEqual({
			type: 'hang-up',
			dial: bobReturns.dial
		});
		expect(alice.state).toMatchObject({ phase: 'paired', link, accepting: null });
	});

	it('is still being let in when the old connection ends', () => {
		const alice = hostInCall();
		alice.on(bobReturns, { type: 'dial-closed', dial: link });

		expect(alice.state).toMatchObject({
			phase: 'seeking',
			accepting: { dial: bobReturns.dial }
		});
	});

	it('goes before a stranger who is just being let in', () => {
		const alice = hostInCall();
		alice.on(bobGoes, carolArrives);

		expect(alice.on(bobReturns)).toContainEqual({ type: 'hang-up', dial: carolArrives.dial });
		expect(alice.state).toMatchObject({ accepting: { dial: bobReturns.dial } });
	});
});

describe('who was in a call and hears "full" (R9)', () => {
	/** Bob, who has lost Alice, looks for her; somebody in her seat says "full" that often. */
	function bobHearsFull(times: number): Tab {
		const bob = guestInCall();
		bob.on({ type: 'timer-fired', timer: 'silence' }, { type: 'seat-taken', seat: 'host' });
		const { attempt } = bob.state.phase === 'seeking' ? bob.state : { attempt: null };
		bob.on({ type: 'dial-refused', dial: attempt!.dial });
		for (let time = 1; time < times; time++) {
			bob.on(
				{ type: 'timer-fired', timer: 'retry' },
				{ type: 'knock-answered', seat: 'host', word: 'full' },
				{ type: 'seat-taken', seat: 'host' }
			);
		}
		return bob;
	}

	it('asks again: their own partner may have yet to hear of the connection that they share', () => {
		const bob = bobHearsFull(1);
		expect(bob.state).toMatchObject({ phase: 'seeking', seeker: 'lost' });
		bob.on(
			{ type: 'timer-fired', timer: 'retry' },
			{ type: 'knock-answered', seat: 'host', word: 'room' }
		);
		expect(bob.state).toMatchObject({ attempt: { to: 'host' } });
	});

	it('is turned away when it is still said', () => {
		expect(bobHearsFull(2).state).toMatchObject({ phase: 'full' });
	});
});

it('a host that was reloaded dials the friend in the guest seat (R7)', () => {
	const alice = new Tab('v-alice');
	alice.on({ type: 'join-pressed', returns: true });

	expect(alice.on({ type: 'seat-granted', seat: 'host' })).toContainEqual(
		expect.objectContaining({ type: 'dial', to: 'guest' })
	);
	expect(alice.state).toMatchObject({ seeker: 'returned', patient: true });
});

describe('a friend who comes back to the host seat while they are dialled there (R5, R7)', () => {
	const aliceReturns = {
		type: 'dial-arrived',
		dial: 'v-alice2.1',
		from: 'host',
		resumes: true
	} as const satisfies RoomEvent;

	/** Alice has crashed; Bob, in the guest seat, dials what is left of her. */
	const bobDialsGhost = (): Tab => {
		const bob = guestInCall();
		bob.on({ type: 'timer-fired', timer: 'silence' }, { type: 'seat-taken', seat: 'host' });
		expect(bob.state).toMatchObject({ attempt: { to: 'host', answered: false } });
		return bob;
	};

	it('is dialled again at once, since only the ghost has heard the first dial', () => {
		const bob = bobDialsGhost();
		const effects = bob.on(aliceReturns);
		expect(effects).toContainEqual({ type: 'hang-up', dial: aliceReturns.dial });
		expect(effects).toContainEqual(expect.objectContaining({ type: 'dial', to: 'host' }));
	});

	it('is not dialled again once they have answered', () => {
		const bob = bobDialsGhost();
		const { attempt } = bob.state.phase === 'seeking' ? bob.state : { attempt: null };
		bob.on({ type: 'dial-answered', dial: attempt!.dial });
		expect(bob.on(aliceReturns)).toEqual([{ type: 'hang-up', dial: aliceReturns.dial }]);
	});
});

describe('the place of somebody who was lost (R14)', () => {
	it('is kept against who waits, until half a minute has passed', () => {
		const alice = hostInCall();
		const room = { type: 'answer-knock', dial: carolWaits.dial, word: 'room' } as const;
		expect(alice.on(bobGoes, carolWaits)).not.toContainEqual(room);

		expect(alice.on({ type: 'timer-fired', timer: 'return' })).toContainEqual(room);
	});

	it('is given to who waits when the one who stayed says so', () => {
		const alice = hostInCall();
		alice.on(bobGoes, carolWaits);

		expect(alice.on({ type: 'let-in-pressed' })).toContainEqual({
			type: 'answer-knock',
			dial: carolWaits.dial,
			word: 'room'
		});
	});

	it('is not kept against somebody who has only now arrived', () => {
		const alice = hostInCall();

		expect(alice.on(bobGoes, carolArrives)).toContainEqual({
			type: 'accept',
			dial: carolArrives.dial
		});
	});

	it('is free at once when they said goodbye', () => {
		const alice = hostInCall();

		expect(alice.on(bobLeaves, carolWaits)).toContainEqual({
			type: 'answer-knock',
			dial: carolWaits.dial,
			word: 'room'
		});
	});
});

describe('what two share to find back to each other (R7)', () => {
	it('is kept from when they are in a call, and forgotten with a goodbye', () => {
		const bob = guestInCall();
		expect(bob.on({ type: 'heard', dial: link, message: { type: 'bye' } })).toContainEqual({
			type: 'keep-session',
			dial: null
		});
	});

	it('outlives a page that goes', () => {
		const bob = guestInCall();

		expect(bob.on({ type: 'page-gone' })).not.toContainEqual({ type: 'keep-session', dial: null });
	});
});
