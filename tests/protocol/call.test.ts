import { describe, expect, it } from 'vitest';
import { pingMs, quietMs, silenceMs } from '../../src/lib/protocol/timing';
import { guestInCall, hostAlone, hostInCall } from './tab';

describe('while two talk (R12)', () => {
	it('each asks the other for a sign of life, and again', () => {
		expect(hostInCall().on({ type: 'timer-fired', timer: 'ping' })).toEqual([
			{ type: 'say', dial: 'v-bob.0', message: { type: 'ping' } },
			{ type: 'set-timer', timer: 'ping', afterMs: pingMs }
		]);
	});

	it('each gives one, and knows by the other’s that both hear each other', () => {
		const alice = hostInCall();
		const heard = (type: 'ping' | 'pong') =>
			alice.on({ type: 'heard', dial: 'v-bob.0', message: { type } });

		expect(heard('ping')).toEqual([{ type: 'say', dial: 'v-bob.0', message: { type: 'pong' } }]);
		expect(heard('pong')).toEqual([
			{ type: 'set-timer', timer: 'silence', afterMs: silenceMs },
			{ type: 'set-timer', timer: 'quiet', afterMs: quietMs }
		]);
	});

	it('whose questions are not answered asks the broker too', () => {
		expect(hostInCall().on({ type: 'timer-fired', timer: 'quiet' })).toEqual([
			{ type: 'probe-broker' }
		]);
		expect(hostInCall().on({ type: 'timer-fired', timer: 'silence' })).toContainEqual({
			type: 'probe-broker'
		});
	});

	it('who hears neither the other nor the broker looks for both at once: the dead way is their own', () => {
		const alice = hostInCall();
		alice.on({ type: 'timer-fired', timer: 'quiet' });
		expect(alice.on({ type: 'seat-lost', seat: 'host' })).toContainEqual({
			type: 'claim-seat',
			seat: 'host'
		});
		expect(alice.state).toMatchObject({ phase: 'seeking', seeker: 'lost' });
	});

	it('who has been answered since goes on talking without the broker', () => {
		const alice = hostInCall();
		alice.on(
			{ type: 'timer-fired', timer: 'quiet' },
			{ type: 'heard', dial: 'v-bob.0', message: { type: 'pong' } },
			{ type: 'seat-lost', seat: 'host' }
		);
		expect(alice.state).toMatchObject({ phase: 'paired' });
	});

	it('a switched camera is said, and the other shows it', () => {
		const alice = hostInCall();

		expect(alice.on({ type: 'media-changed', mine: { mic: true, camera: false } })).toContainEqual({
			type: 'say',
			dial: 'v-bob.0',
			message: { type: 'media', mic: true, camera: false }
		});

		const bob = guestInCall();
		bob.on({
			type: 'heard',
			dial: 'v-bob.0',
			message: { type: 'media', mic: true, camera: false }
		});
		expect(bob.state).toMatchObject({ theirs: { mic: true, camera: false } });
	});

	it('each says once that sound or picture has come', () => {
		const alice = hostInCall();
		const arrived = { type: 'media-arrived', dial: 'v-bob.0' } as const;

		expect(alice.on(arrived)).toEqual([
			{ type: 'say', dial: 'v-bob.0', message: { type: 'flowing' } }
		]);
		expect(alice.on(arrived)).toEqual([]);

		alice.on({ type: 'heard', dial: 'v-bob.0', message: { type: 'flowing' } });
		expect(alice.state).toMatchObject({ receiving: true, received: true });
	});

	it('an aside is handed on unread, and only from the partner', () => {
		const alice = hostInCall();
		const message = { type: 'aside', topic: 'chat', body: { said: 'hello' } } as const;

		expect(alice.on({ type: 'heard', dial: 'v-bob.0', message })).toContainEqual({
			type: 'hand-on',
			aside: message
		});
		expect(alice.on({ type: 'heard', dial: 'v-eve.0', message })).toEqual([]);
	});

	it('an aside of somebody who is not admitted yet is not handed on', () => {
		const alice = hostAlone();
		alice.on({ type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' });
		const message = { type: 'aside', topic: 'chat', body: 'let me in' } as const;

		const asked = alice.on({ type: 'heard', dial: 'v-bob.0', message });
		expect(asked.map(({ type }) => type)).not.toContain('hand-on');
	});

	it('what is heard on another dial means nothing', () => {
		const alice = hostInCall();

		expect(alice.on({ type: 'heard', dial: 'v-eve.0', message: { type: 'bye' } })).toEqual([]);
		expect(alice.state.phase).toBe('paired');
	});

	it('a lost seat is claimed again in the background, and the call goes on', () => {
		const alice = hostInCall();
		alice.on({ type: 'seat-lost', seat: 'host' });

		expect(alice.on({ type: 'timer-fired', timer: 'retry' })).toEqual([
			{ type: 'claim-seat', seat: 'host' }
		]);
		expect(alice.state.phase).toBe('paired');
	});
});

describe('a call ends', () => {
	it.each([
		['the partner leaves', 'left', { type: 'heard', dial: 'v-bob.0', message: { type: 'bye' } }],
		['the partner reloads', 'away', { type: 'heard', dial: 'v-bob.0', message: { type: 'away' } }],
		['the connection closes', 'lost', { type: 'dial-closed', dial: 'v-bob.0' }],
		['the partner breaks the protocol', 'lost', { type: 'violated', dial: 'v-bob.0' }]
	] as const)('when %s, and the page can say which', (_, seeker, event) => {
		const alice = hostInCall();

		expect(alice.on(event)).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
		expect(alice.state).toMatchObject({ phase: 'seeking', seeker });
	});

	it('and the host waits where it sits', () => {
		const alice = hostInCall();
		alice.on({ type: 'heard', dial: 'v-bob.0', message: { type: 'bye' } });

		expect(alice.sockets).toEqual(['host']);
	});

	it('and the guest moves to the host seat, and then gives the guest seat back (R1)', () => {
		const bob = guestInCall();

		expect(bob.on({ type: 'heard', dial: 'v-bob.0', message: { type: 'bye' } })).toContainEqual({
			type: 'claim-seat',
			seat: 'host'
		});
		expect(bob.sockets).toEqual(['host', 'guest']);

		expect(bob.on({ type: 'seat-granted', seat: 'host' })).toContainEqual({
			type: 'release-seat',
			seat: 'guest'
		});
		expect(bob.sockets).toEqual(['host']);
	});

	it('and a guest whose host seat is still held by a ghost goes on claiming it', () => {
		const bob = guestInCall();
		bob.on(
			{ type: 'timer-fired', timer: 'silence' },
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'timer-fired', timer: 'answer' }
		);

		expect(bob.on({ type: 'timer-fired', timer: 'retry' })).toContainEqual({
			type: 'claim-seat',
			seat: 'host'
		});
	});
});

describe('leaving is said on every way out (R12)', () => {
	it.each([
		['bye', 'leave-pressed'],
		['away', 'page-gone']
	] as const)('"%s" comes before everything closes', (word, type) => {
		const alice = hostInCall();

		const effects = alice.on({ type });
		expect(effects[0]).toEqual({ type: 'say', dial: 'v-bob.0', message: { type: word } });
		expect(effects.at(-1)).toEqual({ type: 'close-room' });
		expect(alice.state.phase).toBe('left');
	});

	it('and a stay that is over stays over', () => {
		const alice = hostInCall();
		alice.on({ type: 'leave-pressed' });

		expect(alice.on({ type: 'join-pressed' })).toEqual([]);
		expect(alice.state.phase).toBe('left');
	});
});
