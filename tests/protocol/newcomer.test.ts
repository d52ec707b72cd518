import { describe, expect, it } from 'vitest';
import { answerMs } from '../../src/lib/protocol/timing';
import { Tab } from './tab';

describe('in the lobby', () => {
	it('choosing a room opens a silent socket and prepares the connection, and nobody hears of it (R2)', () => {
		const bob = new Tab('v-bob');

		expect(bob.on({ type: 'room-chosen' })).toEqual([
			{ type: 'open-visitor' },
			{ type: 'prepare-dial', dial: 'v-bob.0', from: 'v-bob', to: 'host' }
		]);
	});

	it('choosing again prepares anew over the same socket', () => {
		const bob = new Tab('v-bob');
		bob.on({ type: 'room-chosen' });

		expect(bob.on({ type: 'room-chosen' })).toEqual([
			{ type: 'prepare-dial', dial: 'v-bob.0', from: 'v-bob', to: 'host' }
		]);
	});
});

describe('whoever joins (R2)', () => {
	const joined = (): Tab => {
		const bob = new Tab('v-bob');
		bob.on({ type: 'room-chosen' }, { type: 'join-pressed' });
		return bob;
	};

	it('dials the host seat at once and claims it beside', () => {
		const bob = new Tab('v-bob');
		bob.on({ type: 'room-chosen' });

		expect(bob.on({ type: 'join-pressed' })).toEqual([
			{ type: 'dial', dial: 'v-bob.0', from: 'v-bob', to: 'host' },
			{ type: 'set-timer', timer: 'answer', afterMs: answerMs },
			{ type: 'claim-seat', seat: 'host' }
		]);
	});

	it('opens a socket first when there was no time in the lobby', () => {
		expect(new Tab('v-bob').on({ type: 'join-pressed' })[0]).toEqual({ type: 'open-visitor' });
	});

	it('is the first and waits in the host seat, with that one socket, when the broker grants it (R1)', () => {
		const bob = joined();
		const effects = bob.on({ type: 'seat-granted', seat: 'host' });

		expect(bob.state).toMatchObject({ phase: 'seeking', attempt: null });
		expect(bob.sockets).toEqual(['host']);
		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
	});

	it('asks the guest seat once when it is the first, for somebody who was left there', () => {
		expect(joined().on({ type: 'seat-granted', seat: 'host' })).toContainEqual({
			type: 'knock',
			dial: 'v-bob.1',
			from: 'host',
			to: 'guest'
		});
	});

	it('drops its own dial when the broker hands it back', () => {
		const bob = joined();
		bob.on({ type: 'seat-granted', seat: 'host' });

		expect(bob.on({ type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' })).toEqual([
			{ type: 'hang-up', dial: 'v-bob.0' }
		]);
		expect(bob.state).toMatchObject({ accepting: null });
	});

	it('is in the call as soon as its dial opens, speaks first, and claims the guest seat', () => {
		const bob = joined();
		bob.on({ type: 'seat-taken', seat: 'host' }, { type: 'dial-answered', dial: 'v-bob.0' });
		const effects = bob.on({ type: 'dial-opened', dial: 'v-bob.0', proved: true });

		expect(bob.state).toMatchObject({ phase: 'paired', link: 'v-bob.0' });
		expect(effects[0]).toEqual({ type: 'confirm', dial: 'v-bob.0' });
		expect(effects).toContainEqual({ type: 'claim-seat', seat: 'guest' });
	});

	it('says nothing to somebody who is not whom the answer named, and tries again (R4)', () => {
		const bob = joined();
		bob.on({ type: 'seat-taken', seat: 'host' }, { type: 'dial-answered', dial: 'v-bob.0' });
		const effects = bob.on({ type: 'dial-opened', dial: 'v-bob.0', proved: false });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
		expect(effects.map(({ type }) => type)).not.toContain('confirm');
		expect(bob.state).toMatchObject({ phase: 'seeking', attempt: null, meddled: true });
	});

	it('knows that it was meddled with when what a seat says does not open (R3)', () => {
		const bob = joined();

		expect(bob.on({ type: 'tampered' })).toEqual([]);
		expect(bob.state).toMatchObject({ phase: 'seeking', meddled: true });
	});

	it('claims the guest seat at once when the broker refuses the host seat to it afterwards', () => {
		const bob = joined();
		bob.on(
			{ type: 'dial-answered', dial: 'v-bob.0' },
			{ type: 'dial-opened', dial: 'v-bob.0', proved: true }
		);

		expect(bob.on({ type: 'seat-taken', seat: 'host' })).toEqual([
			{ type: 'claim-seat', seat: 'guest' }
		]);
	});

	it('closes the socket that it came with once it has the guest seat (R1)', () => {
		const bob = joined();
		bob.on(
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'dial-answered', dial: 'v-bob.0' },
			{ type: 'dial-opened', dial: 'v-bob.0', proved: true }
		);

		expect(bob.on({ type: 'seat-granted', seat: 'guest' })).toEqual([{ type: 'close-visitor' }]);
		expect(bob.sockets).toEqual(['guest']);
	});
});

describe('when the host seat is silent', () => {
	const passedOver = (): Tab => {
		const bob = new Tab('v-bob');
		bob.on(
			{ type: 'join-pressed' },
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'timer-fired', timer: 'answer' }
		);
		return bob;
	};

	it('the guest seat is dialled, and the host seat is asked beside (R2)', () => {
		const bob = new Tab('v-bob');
		bob.on({ type: 'join-pressed' }, { type: 'seat-taken', seat: 'host' });
		const effects = bob.on({ type: 'timer-fired', timer: 'answer' });

		expect(effects).toContainEqual({ type: 'dial', dial: 'v-bob.1', from: 'v-bob', to: 'guest' });
		expect(effects).toContainEqual({ type: 'knock', dial: 'v-bob.2', from: 'v-bob', to: 'host' });
	});

	it('a host that has found its partner gone is dialled again at its first word', () => {
		expect(passedOver().on({ type: 'knock-answered', seat: 'host', word: 'room' })).toContainEqual({
			type: 'dial',
			dial: 'v-bob.3',
			from: 'v-bob',
			to: 'host'
		});
	});

	it('two silent seats make it check the room again and again, with growing pauses (R9)', () => {
		const bob = passedOver();
		const pauses = [];
		for (let round = 0; round < 6; round++) {
			const effects = [
				...bob.on({ type: 'timer-fired', timer: 'answer' }),
				...bob.on({ type: 'timer-fired', timer: 'retry' })
			];
			for (const effect of effects) {
				if (effect.type === 'set-timer' && effect.timer === 'retry') pauses.push(effect.afterMs);
			}
			bob.on({ type: 'seat-taken', seat: 'host' });
		}

		expect(bob.state).toMatchObject({ phase: 'seeking', silent: true });
		expect(pauses).toEqual([...pauses].toSorted((one, other) => one - other));
		expect(new Set(pauses).size).toBeGreaterThan(2);
	});

	it('from then on it knocks, which shows no address, and dials only where there is room', () => {
		const bob = passedOver();
		bob.on({ type: 'timer-fired', timer: 'answer' });
		const kinds = bob.on({ type: 'timer-fired', timer: 'retry' }).map(({ type }) => type);

		expect(kinds).toEqual(['claim-seat', 'knock', 'knock', 'set-timer']);
	});
});
