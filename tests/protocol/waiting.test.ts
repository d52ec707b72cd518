import { describe, expect, it } from 'vitest';
import { admitMs } from '../../src/lib/protocol/timing';
import { hostAlone, Tab } from './tab';

const bobDials = { type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' } as const;
const carolDials = { type: 'dial-arrived', dial: 'v-carol.0', from: 'v-carol' } as const;

describe('somebody alone in the host seat (R6)', () => {
	it('lets in the first who dials, whatever their address', () => {
		expect(hostAlone().on(bobDials)).toEqual([
			{ type: 'accept', dial: 'v-bob.0' },
			{ type: 'set-timer', timer: 'admit', afterMs: admitMs }
		]);
	});

	it('says to a knock that there is room, and asks the guest seat in turn (R8)', () => {
		const alice = hostAlone();

		expect(alice.on({ type: 'knock-arrived', dial: 'v-bob.0', from: 'v-bob' })).toEqual([
			{ type: 'answer-knock', dial: 'v-bob.0', word: 'room' },
			{ type: 'knock', dial: 'v-alice.2', from: 'host', to: 'guest' }
		]);
	});

	it('lets one in at a time; the next waits at the door', () => {
		const alice = hostAlone();
		alice.on(bobDials);

		expect(alice.on(carolDials)).toEqual([]);
		expect(alice.state).toMatchObject({ held: [{ dial: 'v-carol.0' }] });
	});

	it('looks at the next when the first is not admitted in time', () => {
		const alice = hostAlone();
		alice.on(bobDials, carolDials);

		expect(alice.on({ type: 'timer-fired', timer: 'admit' })).toContainEqual({
			type: 'accept',
			dial: 'v-carol.0'
		});
	});

	it('forgets who goes away from the door', () => {
		const alice = hostAlone();
		alice.on(bobDials, carolDials, { type: 'dial-closed', dial: 'v-carol.0' });

		expect(alice.state).toMatchObject({ held: [] });
	});

	it('prefers who sits in the guest seat to a newcomer, until either is admitted', () => {
		const alice = hostAlone();
		alice.on(bobDials);
		const effects = alice.on({ type: 'dial-arrived', dial: 'v-carol.0', from: 'guest' });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
		expect(effects).toContainEqual({ type: 'accept', dial: 'v-carol.0' });
	});

	it('takes the new dial of somebody who has given up an older one', () => {
		const alice = hostAlone();
		alice.on(bobDials);
		const effects = alice.on({ type: 'dial-arrived', dial: 'v-bob.1', from: 'v-bob' });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
		expect(effects).toContainEqual({ type: 'accept', dial: 'v-bob.1' });
	});

	it('keeps one place at the door for each stay, and not more than eight in all', () => {
		const alice = hostAlone();
		alice.on(bobDials);
		for (let number = 0; number < 8; number++) {
			alice.on({ type: 'knock-arrived', dial: `v-carol.${number}`, from: 'v-carol' });
		}
		expect(alice.state).toMatchObject({ held: [{ dial: 'v-carol.7' }] });

		for (let who = 1; who < 8; who++) {
			alice.on({ type: 'knock-arrived', dial: `v-${who}.0`, from: `v-${who}` });
		}
		expect(alice.on({ type: 'knock-arrived', dial: 'v-late.0', from: 'v-late' })).toEqual([
			{ type: 'hang-up', dial: 'v-late.0' }
		]);
	});

	it('admits nobody whose first word is not who they are', () => {
		const alice = hostAlone();
		alice.on(bobDials);
		const effects = alice.on({ type: 'heard', dial: 'v-bob.0', message: { type: 'ping' } });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
		expect(alice.state.phase).toBe('seeking');
	});

	it('admits whoever says so, and is in the call', () => {
		const alice = hostAlone();
		alice.on(bobDials, { type: 'confirmed', dial: 'v-bob.0', proved: true });

		expect(alice.state).toMatchObject({ phase: 'paired', link: 'v-bob.0' });
		expect(alice.sockets).toEqual(['host']);
	});

	it('lets nobody in who cannot prove to be whom it answered, and remembers that (R4)', () => {
		const alice = hostAlone();
		const effects = alice.on(bobDials, { type: 'confirmed', dial: 'v-bob.0', proved: false });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-bob.0' });
		expect(alice.state).toMatchObject({ phase: 'seeking', accepting: null, meddled: true });
	});

	it('still lets in the next one, and is calm again', () => {
		const alice = hostAlone();
		alice.on(
			bobDials,
			{ type: 'confirmed', dial: 'v-bob.0', proved: false },
			{ type: 'dial-arrived', dial: 'v-carol.0', from: 'v-carol' },
			{ type: 'confirmed', dial: 'v-carol.0', proved: true }
		);

		expect(alice.state).toMatchObject({ phase: 'paired', link: 'v-carol.0', meddled: false });
	});
});

describe('two who dial each other (R5)', () => {
	/** In the guest seat, with a dial on its way to the host seat. */
	const guest = (): Tab => {
		const bob = new Tab('v-bob');
		bob.on(
			{ type: 'join-pressed' },
			{ type: 'seat-taken', seat: 'host' },
			{ type: 'dial-answered', dial: 'v-bob.0' },
			{ type: 'dial-opened', dial: 'v-bob.0', proved: true },
			{ type: 'seat-granted', seat: 'guest' },
			{ type: 'heard', dial: 'v-bob.0', message: { type: 'bye' } },
			{ type: 'seat-taken', seat: 'host' }
		);
		return bob;
	};

	/** In the host seat, with a dial on its way to the guest seat. */
	const host = (): Tab => {
		const alice = hostAlone();
		alice.on({ type: 'knock-answered', seat: 'guest', word: 'room' });
		return alice;
	};

	it('the guest keeps its own dial', () => {
		const bob = guest();

		expect(bob.on({ type: 'dial-arrived', dial: 'v-alice.2', from: 'host' })).toEqual([
			{ type: 'hang-up', dial: 'v-alice.2' }
		]);
		expect(bob.state).toMatchObject({ attempt: { dial: 'v-bob.1', to: 'host' } });
	});

	it('the host gives its own dial up and takes that of the guest', () => {
		const effects = host().on({ type: 'dial-arrived', dial: 'v-bob.1', from: 'guest' });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-alice.2' });
		expect(effects).toContainEqual({ type: 'accept', dial: 'v-bob.1' });
	});

	it('the host gives way also when the guest had dialled before it had its seat', () => {
		const alice = host();
		alice.on({ type: 'dial-arrived', dial: 'v-bob.1', from: 'v-bob' });
		const effects = alice.on({ type: 'dial-answered', dial: 'v-alice.2' });

		expect(effects).toContainEqual({ type: 'hang-up', dial: 'v-alice.2' });
		expect(alice.state).toMatchObject({ attempt: null, accepting: { dial: 'v-bob.1' } });
	});
});
