import { describe, expect, it } from 'vitest';
import { guestInCall, hostAlone, hostInCall, Tab } from './tab';

describe('a stranger at the door of two who talk', () => {
	const knocks = { type: 'knock-arrived', dial: 'v-carol.0', from: 'v-carol' } as const;
	const dials = { type: 'dial-arrived', dial: 'v-carol.0', from: 'v-carol' } as const;

	it('is answered only after the partner has been asked for a sign of life (R8)', () => {
		expect(hostInCall().on(dials)).toEqual([
			{ type: 'say', dial: 'v-bob.0', message: { type: 'ping' } }
		]);
	});

	it('hears "full" as soon as the partner answers (R6)', () => {
		const alice = hostInCall();
		alice.on(dials);

		expect(alice.on({ type: 'heard', dial: 'v-bob.0', message: { type: 'pong' } })).toContainEqual({
			type: 'refuse',
			dial: 'v-carol.0'
		});
		expect(alice.state).toMatchObject({ phase: 'paired', held: [] });
	});

	it('hears "full" when they only knocked, too', () => {
		const alice = hostInCall();
		alice.on(knocks);

		expect(
			alice.on({
				type: 'heard',
				dial: 'v-bob.0',
				message: { type: 'pong' }
			})
		).toContainEqual({ type: 'answer-knock', dial: 'v-carol.0', word: 'full' });
	});

	it('is let in when the partner turns out to be gone', () => {
		const alice = hostInCall();
		alice.on(dials);

		expect(alice.on({ type: 'timer-fired', timer: 'silence' })).toContainEqual({
			type: 'accept',
			dial: 'v-carol.0'
		});
	});

	it('costs a pair nothing when it was at the door before they talked', () => {
		const alice = hostAlone();
		alice.on(
			{ type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' },
			{ type: 'dial-arrived', dial: 'v-carol.0', from: 'v-carol' }
		);

		expect(alice.on({ type: 'confirmed', dial: 'v-bob.0', proved: true })).toContainEqual({
			type: 'refuse',
			dial: 'v-carol.0'
		});
	});
});

describe('a pair that finds a stranger in its seat', () => {
	it('knocks there, so that the stranger asks in turn and hears "full" (R8)', () => {
		const bob = new Tab('v-bob');
		bob.on(
			{ type: 'join-pressed' },
			{ type: 'timer-fired', timer: 'answer' },
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'dial-answered', dial: 'v-bob.1' },
			{ type: 'dial-opened', dial: 'v-bob.1', proved: true }
		);

		expect(bob.on({ type: 'seat-taken', seat: 'host' })).toContainEqual({
			type: 'knock',
			dial: 'v-bob.3',
			from: 'v-bob',
			to: 'host'
		});
	});
});

describe('"full" (R9)', () => {
	const newcomer = (): Tab => {
		const carol = new Tab('v-carol');
		carol.on({ type: 'join-pressed' });
		return carol;
	};
	const taken = { type: 'seat-taken', seat: 'host' } as const;
	const refused = { type: 'dial-refused', dial: 'v-carol.0' } as const;

	it('is not believed on a collision alone', () => {
		const carol = newcomer();
		carol.on(taken);

		expect(carol.state.phase).toBe('seeking');
	});

	it('is not believed on a word alone', () => {
		const carol = newcomer();
		carol.on(refused);

		expect(carol.state.phase).toBe('seeking');
	});

	it.each([
		['collision first', [taken, refused]],
		['word first', [refused, taken]]
	])('is believed on both, %s, and everything is given back', (_, events) => {
		const carol = newcomer();
		const effects = carol.on(...events);

		expect(carol.state.phase).toBe('full');
		expect(carol.sockets).toEqual([]);
		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-carol.0' });
	});

	it('is believed by somebody alone in the host seat whom the guest seat turns away (R8)', () => {
		const alice = hostAlone();
		const effects = alice.on({ type: 'knock-answered', seat: 'guest', word: 'full' });

		expect(alice.state.phase).toBe('full');
		expect(effects).toContainEqual({ type: 'release-seat', seat: 'host' });
	});

	it('is not believed when it answers a question from before the last call', () => {
		const alice = hostAlone();
		alice.on(
			{ type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' },
			{ type: 'confirmed', dial: 'v-bob.0', proved: true },
			{ type: 'heard', dial: 'v-bob.0', message: { type: 'bye' } },
			{ type: 'knock-answered', seat: 'guest', word: 'full' }
		);

		expect(alice.state.phase).toBe('seeking');
	});
});

describe('somebody who was turned away', () => {
	const turnedAway = (): Tab => {
		const carol = new Tab('v-carol');
		carol.on(
			{ type: 'join-pressed' },
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'dial-refused', dial: 'v-carol.0' }
		);
		return carol;
	};

	it('hears nothing more of the room', () => {
		const carol = turnedAway();

		expect(carol.on({ type: 'seat-granted', seat: 'host' })).toEqual([]);
		expect(carol.state.phase).toBe('full');
	});

	it('may try again at once, like a newcomer', () => {
		const kinds = turnedAway()
			.on({ type: 'join-pressed' })
			.map(({ type }) => type);

		expect(kinds).toEqual(['open-visitor', 'dial', 'set-timer', 'claim-seat']);
	});

	it('may wait for a seat: "full" no longer ends the search', () => {
		const carol = turnedAway();
		carol.on(
			{ type: 'wait-pressed' },
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'knock-answered', seat: 'host', word: 'full' }
		);

		expect(carol.state).toMatchObject({ phase: 'seeking', seeker: 'queued' });
	});

	it('takes no seat that somebody may be coming back to, and only asks (R14)', () => {
		const carol = turnedAway();
		const effects = carol.on({ type: 'wait-pressed' }, { type: 'timer-fired', timer: 'retry' });

		expect(effects.filter(({ type }) => type === 'claim-seat')).toEqual([]);
		expect(effects).toContainEqual(
			expect.objectContaining({ type: 'knock', to: 'host', waits: true })
		);
	});

	it('dials whoever says that there is room', () => {
		const carol = turnedAway();
		carol.on({ type: 'wait-pressed' });

		expect(carol.on({ type: 'knock-answered', seat: 'guest', word: 'room' })).toContainEqual(
			expect.objectContaining({ type: 'dial', to: 'guest', waits: true })
		);
	});

	it('goes into a room that has been silent for half a minute', () => {
		const carol = turnedAway();
		carol.on(
			{ type: 'wait-pressed' },
			{ type: 'timer-fired', timer: 'return' },
			{ type: 'timer-fired', timer: 'retry' },
			{ type: 'seat-granted', seat: 'host' }
		);

		expect(carol.state).toMatchObject({ phase: 'seeking', seeker: 'newcomer' });
		expect(carol.sockets).toEqual(['host']);
	});
});

it('the guest of a pair turns strangers away as the host does', () => {
	const bob = guestInCall();
	bob.on({ type: 'dial-arrived', dial: 'v-carol.0', from: 'v-carol' });

	expect(bob.on({ type: 'heard', dial: 'v-bob.0', message: { type: 'pong' } })).toContainEqual({
		type: 'refuse',
		dial: 'v-carol.0'
	});
});
