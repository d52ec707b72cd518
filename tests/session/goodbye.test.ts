import { silenceMs } from '../../src/lib/protocol/timing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomAt, Town } from '../support/town';
import { watch } from '../support/watch.svelte';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

describe('who leaves', () => {
	it('lets go of camera and microphone, and the other waits where they can be found', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await bob.does((visit) => visit.leave());
		expect([bob.phase, bob.devices.live]).toEqual(['left', []]);
		expect([alice.phase, alice.visit.absence]).toEqual(['waiting', 'left']);
		expect([alice.visit.remote, alice.visit.talkingSince]).toEqual([null, null]);
	});

	it.each(['first', 'second'] as const)('can come back when they came %s', async (which) => {
		const pair = await town.pair('kitchen');
		const [leaver, stayer] = which === 'first' ? pair : pair.toReversed();
		await leaver?.does((visit) => visit.leave());
		await town.advance(5_000);
		await leaver?.does((visit) => visit.comeBack());
		expect([leaver?.phase, stayer?.phase]).toEqual(['connected', 'connected']);
	});

	it('is not taken back by a reload', async () => {
		const [, bob] = await town.pair('kitchen');
		await bob.does((visit) => visit.leave());
		const again = await bob.reload();
		expect([again.phase, again.visit.typedName]).toEqual(['name', 'kitchen']);
	});

	it('makes place for somebody else', async () => {
		const [alice] = await town.pair('kitchen');
		await alice.does((visit) => visit.leave());
		await town.advance(5_000);
		const carol = await town.arrive();
		await carol.enter('kitchen');
		expect(carol.phase).toBe('connected');
	});

	it('may choose another room, which asks for the devices again', async () => {
		const [alice] = await town.pair('kitchen');
		await alice.does((visit) => visit.leave());
		await alice.does((visit) => visit.chooseAnotherRoom());
		expect([alice.phase, alice.devices.live.length]).toEqual(['name', 2]);
	});
});

describe('who closes the page', () => {
	it('is waited for with their last picture, for half a minute', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const began = alice.visit.talkingSince;
		bob.page.goAway();
		await town.settle();
		expect([alice.phase, alice.visit.absence]).toEqual(['reconnecting', 'away']);
		await town.advance(29_999);
		expect([alice.phase, alice.visit.talkingSince]).toEqual(['reconnecting', began]);
		expect(alice.visit.remote).not.toBeNull();
		await town.advance(1);
		expect([alice.phase, alice.visit.remote]).toEqual(['waiting', null]);
	});
});

describe('who reloads', () => {
	it('goes back by itself, and the talk goes on', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const drawn = watch(() => alice.phase);
		const again = await bob.reload();
		await town.advance(3_000);
		expect([alice.phase, again.phase, again.visit.roomName]).toEqual([
			'connected',
			'connected',
			'kitchen'
		]);
		expect(drawn).toEqual(['connected', 'reconnecting', 'connected']);
	});

	it('goes back into the room where they wait alone', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		const again = await alice.reload();
		await town.advance(3_000);
		expect(again.phase).toBe('waiting');
	});

	it('is asked for a name when they were in no room', async () => {
		const alice = await town.arrive({ at: 'https://visavi.test/#kitchen' });
		const again = await alice.reload();
		expect([again.phase, again.visit.typedName]).toEqual(['name', 'kitchen']);
	});
});

describe('who duplicates the tab', () => {
	it('is in no room twice: the new tab asks, with the name filled in', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const copy = await bob.duplicate();
		await town.advance(5_000);
		expect([copy.phase, copy.visit.typedName]).toEqual(['name', 'kitchen']);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});
});

describe('who crashes', () => {
	it.each([0, 130, 260, 390, 499])(
		'is missed within two and a half seconds and not within two, also %i ms after a ping',
		async (afterMs) => {
			const [alice, bob] = await town.pair('kitchen');
			await town.advance(10_000 + afterMs);
			await bob.crash();
			await town.advance(1_999);
			expect(alice.phase).toBe('connected');
			await town.advance(501);
			expect([alice.phase, alice.visit.absence]).toEqual(['reconnecting', 'lost']);
		}
	);

	it.each(['first', 'second'] as const)(
		'is let in again within six seconds when they came %s, though the broker takes them for alive',
		async (which) => {
			const pair = await town.pair('kitchen');
			const [lost, stayer] = which === 'first' ? pair : pair.toReversed();
			await lost?.crash({ ghosts: true });
			const again = await town.arrive();
			await again.enter('kitchen');
			await town.advance(6_000);
			expect([again.phase, stayer?.phase]).toEqual(['connected', 'connected']);
		}
	);
});

describe('who comes back after a crash, by the seat that is still theirs', () => {
	it.each(['first', 'second'] as const)(
		'is in the call at once when they came %s, also while the friend dials the empty seat',
		async (which) => {
			const pair = await town.pair('kitchen');
			const [lost, stayer] = which === 'first' ? pair : pair.toReversed();
			await lost!.crash({ ghosts: true });
			await town.advance(silenceMs + 100);
			expect(stayer!.phase).toBe('reconnecting');
			const again = await lost!.reload();
			await town.advance(100);
			expect([again.phase, stayer!.phase]).toEqual(['connected', 'connected']);
		}
	);
});

describe('back from the browser’s cache', () => {
	it('a talk goes on', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await bob.does(() => bob.page.goAway());
		await bob.does(() => bob.page.comeBack());
		await town.advance(3_000);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it('a name that was being typed is still there, and nothing is complained about', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.typeName('kitch'));
		await alice.does(() => alice.page.goAway());
		await alice.does(() => alice.page.comeBack());
		expect([alice.phase, alice.visit.typedName, alice.visit.nameProblem]).toEqual([
			'name',
			'kitch',
			null
		]);
	});

	it('a room that was named but not joined is not joined', async () => {
		const alice = await town.arrive({ at: 'https://visavi.test/#kitchen' });
		await alice.does(() => alice.page.goAway());
		await alice.does(() => alice.page.comeBack());
		expect([alice.phase, roomAt(alice)]).toEqual(['name', 'kitchen']);
	});

	it('who had left stays out, with the camera off', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		await alice.does((visit) => visit.leave());
		await alice.does(() => alice.page.goAway());
		await alice.does(() => alice.page.comeBack());
		expect([alice.phase, alice.devices.live]).toEqual(['left', []]);
	});
});

describe('when the broker dies', () => {
	it('a talk goes on, and the room is theirs again when it is back', async () => {
		const [alice, bob] = await town.pair('kitchen');
		town.broker.stop();
		await town.advance(60_000);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
		expect([alice.visit.brokerAway, bob.visit.brokerAway]).toEqual([true, true]);
		town.broker.start();
		await town.advance(5_000);
		expect([alice.visit.brokerAway, bob.visit.brokerAway]).toEqual([false, false]);
		const carol = await town.arrive();
		await carol.enter('kitchen');
		expect(carol.phase).toBe('full');
	});

	it('who waits alone is told, and is found when it is back', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		town.broker.stop();
		await town.advance(60_000);
		expect(alice.visit.brokerAway).toBe(true);
		town.broker.start();
		await town.advance(5_000);
		expect([alice.phase, alice.visit.brokerAway]).toEqual(['waiting', false]);
		const bob = await town.arrive();
		await bob.enter('kitchen');
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});
});
