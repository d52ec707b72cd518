import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { site, Town } from '../support/town';
import { watch } from '../support/watch.svelte';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

describe('a room', () => {
	it('is made by who enters a name that nobody uses, and who then waits there with a link', async () => {
		const alice = await town.arrive();
		await alice.enter('the kitchen');
		expect(alice.phase).toBe('waiting');
		expect(alice.visit.roomName).toBe('the kitchen');
		expect(alice.visit.roomLink).toBe(`${site}#the%20kitchen`);
		expect(alice.page.address()).toBe(alice.visit.roomLink);
	});

	it('connects two people who type the same name, and both see each other', async () => {
		const [alice, bob] = await town.pair('kitchen');
		for (const { phase, visit } of [alice, bob]) {
			expect(phase).toBe('connected');
			expect(visit.remote).toMatchObject({ micOn: true, cameraOn: true });
			expect(visit.remote?.stream.getTracks().map(({ kind }) => kind)).toEqual(['audio', 'video']);
			expect(visit.talkingSince).toBe(town.time.now);
		}
	});

	it.each([' Kitchen ', 'KITCHEN', 'ｋｉｔｃｈｅｎ'])(
		'is the same one when spelled %j',
		async (other) => {
			const [alice, bob] = [await town.arrive(), await town.arrive()];
			await alice.enter('kitchen');
			await bob.enter(other);
			expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
		}
	);

	it('is found by the link that its first guest was given', async () => {
		const alice = await town.arrive();
		await alice.enter('кухня ~ №1');
		const bob = await town.arrive({ at: alice.visit.roomLink });
		expect([bob.phase, bob.visit.typedName, bob.visit.cameByLink]).toEqual([
			'name',
			'кухня ~ №1',
			true
		]);
		await bob.does((visit) => visit.join());
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it('knows nothing of the people in another room', async () => {
		const pairs = [await town.pair('kitchen'), await town.pair('cellar')].flat();
		expect(pairs.map(({ phase }) => phase)).toEqual(Array(4).fill('connected'));
	});

	it('holds exactly two of nine who press join in the same instant; seven hear that it is full', async () => {
		const nine = await Promise.all(Array.from({ length: 9 }, () => town.arrive()));
		for (const { visit } of nine) {
			visit.typeName('kitchen');
			visit.join();
		}
		await town.advance(10_000);
		const phases = nine.map(({ phase }) => phase);
		expect(phases.toSorted()).toEqual([
			...Array<string>(2).fill('connected'),
			...Array<string>(7).fill('full')
		]);
	});
});

describe('a third person', () => {
	it('is told that the room is full, and the pair never notices', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const drawn = [watch(() => alice.phase), watch(() => bob.phase)];
		const carol = await town.arrive();
		await carol.enter('kitchen');
		expect(carol.phase).toBe('full');
		await town.advance(10_000);
		expect(drawn).toEqual([['connected'], ['connected']]);
	});

	it('may try another room at once', async () => {
		await town.pair('kitchen');
		const carol = await town.arrive();
		await carol.enter('kitchen');
		await carol.does((visit) => visit.chooseAnotherRoom());
		expect([carol.phase, carol.visit.typedName, carol.page.address()]).toEqual(['name', '', site]);
		await carol.enter('cellar');
		expect(carol.phase).toBe('waiting');
	});

	it('may try the same room again, which may have room by then', async () => {
		const [, bob] = await town.pair('kitchen');
		const carol = await town.arrive();
		await carol.enter('kitchen');
		await bob.does((visit) => visit.leave());
		await carol.does((visit) => visit.comeBack());
		expect(carol.phase).toBe('connected');
	});

	it('may wait for a seat, and goes in when somebody leaves', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const carol = await town.arrive();
		await carol.enter('kitchen');
		await carol.does((visit) => visit.waitForSeat());
		await town.advance(60_000);
		expect([carol.phase, carol.visit.waitingForSeat]).toEqual(['full', true]);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);

		await bob.does((visit) => visit.leave());
		await town.advance(5_000);
		expect([alice.phase, bob.phase, carol.phase]).toEqual(['connected', 'left', 'connected']);
		expect(carol.visit.waitingForSeat).toBe(false);
	});
});

describe('in a talk', () => {
	it('the other hears that somebody has muted, and that they have not any more', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await alice.does((visit) => visit.toggleMic());
		expect([alice.visit.local.micOn, bob.visit.remote?.micOn]).toEqual([false, false]);
		await alice.does((visit) => visit.toggleMic());
		expect([alice.visit.local.micOn, bob.visit.remote?.micOn]).toEqual([true, true]);
	});

	it('a camera that is switched off goes out, sends nothing, and the other is told', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await alice.does((visit) => visit.toggleCamera());
		expect(alice.devices.live.map(({ kind }) => kind)).toEqual(['audio']);
		expect(alice.room.sending).toEqual(['audio']);
		expect([bob.phase, bob.visit.remote?.cameraOn]).toEqual(['connected', false]);

		await alice.does((visit) => visit.toggleCamera());
		expect(alice.room.sending).toEqual(['audio', 'video']);
		expect(bob.visit.remote?.cameraOn).toBe(true);
	});

	it('somebody who had muted before joining is shown as muted', async () => {
		const [alice, bob] = [await town.arrive(), await town.arrive()];
		await alice.enter('kitchen');
		bob.visit.toggleMic();
		await bob.enter('kitchen');
		expect(alice.visit.remote?.micOn).toBe(false);
	});
});
