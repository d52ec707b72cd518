import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RelayChoice } from '../../src/lib/session/room-kit';
import { privateRoom, site, Town, type Tab } from '../support/town';
import { watch } from '../support/watch.svelte';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

describe('the safety code', () => {
	it('is the same on both sides of a call, and there is none before', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		expect(alice.visit.safetyCode).toBeNull();
		const bob = await town.arrive();
		await bob.enter('kitchen');
		expect(alice.visit.safetyCode).toHaveLength(5);
		expect(bob.visit.safetyCode).toEqual(alice.visit.safetyCode);
	});

	it('is asked for once in a call, and anew in the next one', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const codes = watch(() => alice.visit.safetyCode);
		await bob.does((visit) => visit.toggleMic());
		await town.advance(5_000);
		expect(codes).toHaveLength(1);
		const again = await bob.reload();
		expect(again.phase).toBe('connected');
		expect(codes.map((code) => code !== null)).toEqual([true, false, true]);
		expect(again.visit.safetyCode).toEqual(alice.visit.safetyCode);
	});

	it('is gone with the other person', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await bob.does((visit) => visit.leave());
		expect([alice.phase, alice.visit.safetyCode]).toEqual(['waiting', null]);
	});
});

describe('somebody who meddles', () => {
	const meddle = (tab: Tab): Promise<void> => tab.does(() => tab.room.meddle());

	it('is told of, until the two have found each other', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		expect(alice.visit.meddled).toBe(false);
		await meddle(alice);
		expect([alice.phase, alice.visit.meddled]).toEqual(['waiting', true]);
		const bob = await town.arrive();
		await bob.enter('kitchen');
		expect([alice.phase, alice.visit.meddled]).toEqual(['connected', false]);
	});

	it('is left behind by who makes a private room instead', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		await meddle(alice);
		await alice.does((visit) => visit.makePrivateRoom());
		expect([alice.phase, alice.visit.roomName, alice.visit.meddled]).toEqual([
			'waiting',
			privateRoom.name,
			false
		]);
		const bob = await town.arrive();
		await bob.enter('kitchen');
		expect(bob.phase).toBe('waiting');
	});
});

describe('what is told to who wants to know', () => {
	it('is of the site alone, as long as one is outside', async () => {
		const alice = await town.arrive();
		expect(await alice.visit.details()).toEqual({
			path: null,
			measures: null,
			drops: null,
			broker: 'wss://broker.test/',
			versions: { Visavi: '1.2.3' }
		});
	});

	it('is nothing yet before the site is known', async () => {
		const alice = town.open({ slow: true });
		expect(await alice.visit.details()).toMatchObject({ broker: null, versions: {} });
	});

	it('is the way that the call goes and what was dropped, in a call', async () => {
		const [alice, bob] = await town.pair('kitchen');
		expect(await alice.visit.details()).toMatchObject({
			path: { relayed: false, local: 'host' },
			drops: { unsealed: 0 }
		});
		await bob.does((visit) => visit.leave());
		expect(await alice.visit.details()).toMatchObject({ path: null, drops: { unsealed: 0 } });
	});
});

describe('one’s own address', () => {
	const relay = (alone = false): RelayChoice => ({
		alone,
		choose(next) {
			Object.assign(this, { alone: next });
		}
	});

	it('cannot be hidden where no relay is configured', async () => {
		const alice = await town.arrive();
		expect(alice.visit.addressHiding).toBe('impossible');
	});

	it('is hidden from the beginning when this device remembers it', async () => {
		const alice = await town.arrive({ relay: relay(true) });
		expect(alice.visit.addressHiding).toBe('on');
	});

	it('is hidden from a connection that was prepared before: it is made anew', async () => {
		const alice = await town.arrive({ relay: relay(), at: `${site}#kitchen` });
		const before = alice.room;
		await alice.does((visit) => visit.hideAddress(true));
		expect([alice.phase, alice.visit.addressHiding]).toEqual(['name', 'on']);
		expect(before.connections).toBe(0);
		expect(alice.room).not.toBe(before);
		await alice.does((visit) => visit.hideAddress(false));
		expect(alice.visit.addressHiding).toBe('off');
	});

	it('can be hidden in a call, which goes on', async () => {
		const choice = relay();
		const alice = await town.arrive({ relay: choice });
		const bob = await town.arrive();
		for (const tab of [alice, bob]) await tab.enter('kitchen');
		await alice.does((visit) => visit.hideAddress(true));
		expect([alice.phase, bob.phase, choice.alone]).toEqual(['connected', 'connected', true]);
	});
});
