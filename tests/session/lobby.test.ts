import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { site, Town } from '../support/town';
import { denied, TwinDevices } from '../support/twin-devices';
import { watch } from '../support/watch.svelte';

let town: Town;
beforeEach(() => {
	// The half second after which a name counts as typed is the visit's own.
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	town = new Town();
});
afterEach(async () => {
	await town.end();
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});

const open = (): { sockets: number; connections: number } => ({
	sockets: town.broker.sockets,
	connections: town.broker.connections
});

const pause = async (ms: number): Promise<void> => {
	vi.advanceTimersByTime(ms);
	await town.settle();
};

describe('in the lobby', () => {
	it('a name that is left alone for half a second is prepared for, and not sooner', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.typeName('kitch'));
		await pause(499);
		await alice.does((visit) => visit.typeName('kitchen'));
		await pause(499);
		expect(open()).toEqual({ sockets: 0, connections: 0 });
		await pause(1);
		expect([alice.phase, open()]).toEqual(['name', { sockets: 1, connections: 1 }]);
	});

	it('a room is looked for as soon as typing pauses for longer than from key to key, and nothing leaves the page for it', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.typeName('kitch'));
		await pause(249);
		await alice.does((visit) => visit.typeName('kitchen'));
		await pause(249);
		expect(alice.sought).toEqual([]);
		await pause(1);
		expect([alice.sought, open()]).toEqual([['kitchen'], { sockets: 0, connections: 0 }]);
	});

	it('a link’s room is looked for while the browser still asks for the devices', async () => {
		const devices = new TwinDevices();
		devices.failure = denied;
		const alice = await town.arrive({ at: `${site}#kitchen`, devices });
		expect([alice.phase, alice.sought, open()]).toEqual([
			'permission',
			['kitchen'],
			{ sockets: 0, connections: 0 }
		]);
	});

	it('a link is prepared for as soon as the devices are granted', async () => {
		await town.arrive({ at: `${site}#kitchen` });
		expect(open()).toEqual({ sockets: 1, connections: 1 });
	});

	it('nobody in the room can tell that somebody is there', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		const drawn = watch(() => alice.phase);
		await town.arrive({ at: `${site}#kitchen` });
		await town.advance(10_000);
		expect(drawn).toEqual(['waiting']);
	});

	it('joining goes on with what was prepared', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		const bob = await town.arrive({ at: `${site}#kitchen` });
		const { room } = bob;
		await bob.does((visit) => visit.join());
		expect([bob.phase, bob.room === room, bob.loads]).toEqual(['connected', true, 1]);
	});

	it('a name that was typed differently is prepared for instead of the first', async () => {
		const alice = await town.arrive({ at: `${site}#kitchen` });
		const first = alice.room;
		await alice.does((visit) => visit.typeName('cellar'));
		await pause(500);
		expect([alice.room === first, open()]).toEqual([false, { sockets: 1, connections: 1 }]);
	});

	it('another spelling of the same room is not prepared for twice', async () => {
		const alice = await town.arrive({ at: `${site}#kitchen` });
		const first = alice.room;
		await alice.does((visit) => visit.typeName('Kitchen '));
		await pause(500);
		expect(alice.room).toBe(first);
	});

	it.each(['', '   '])('nothing is prepared for %j, which is no name', async (name) => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.typeName(name));
		await pause(500);
		expect(open()).toEqual({ sockets: 0, connections: 0 });
	});

	it('nothing is prepared for once join has been pressed', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		expect(vi.getTimerCount()).toBe(0);
	});

	it('nothing is prepared for who closes the page meanwhile', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.typeName('kitchen'));
		await alice.does((visit) => visit.end());
		expect(vi.getTimerCount()).toBe(0);
	});

	it('what was prepared is let go while the page lies in the browser’s cache, and made anew', async () => {
		const alice = await town.arrive({ at: `${site}#kitchen` });
		await alice.does(() => alice.page.goAway());
		expect(open()).toEqual({ sockets: 0, connections: 0 });
		await alice.does(() => alice.page.comeBack());
		expect([alice.phase, open()]).toEqual(['name', { sockets: 1, connections: 1 }]);
	});

	it('who has been turned away finds the prepared room of their next name', async () => {
		await town.pair('kitchen');
		const carol = await town.arrive({ at: `${site}#kitchen` });
		await carol.does((visit) => visit.join());
		await carol.does((visit) => visit.chooseAnotherRoom());
		await carol.does((visit) => visit.typeName('cellar'));
		await pause(500);
		await carol.does((visit) => visit.join());
		expect([carol.phase, carol.visit.roomName]).toEqual(['waiting', 'cellar']);
	});
});
