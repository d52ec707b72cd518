import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { privateRoom, site, Town } from '../support/town';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

const { secret } = privateRoom;
const link = `${site}#kitchen~${secret}`;

describe('a private link', () => {
	it('leads two people into one room, and stays the link to share', async () => {
		const alice = await town.arrive({ at: link });
		await alice.does((visit) => visit.join());
		const bob = await town.arrive({ at: alice.visit.roomLink });
		await bob.does((visit) => visit.join());
		expect([alice.phase, bob.phase, bob.page.address()]).toEqual(['connected', 'connected', link]);
	});

	it('leads to another room than the name alone', async () => {
		const alice = await town.arrive({ at: link });
		await alice.does((visit) => visit.join());
		const bob = await town.arrive();
		await bob.enter('kitchen');
		expect([alice.phase, bob.phase]).toEqual(['waiting', 'waiting']);
	});

	it('stays private when the name is changed', async () => {
		const alice = await town.arrive({ at: link });
		await alice.enter('cellar');
		expect(alice.visit.roomLink).toBe(`${site}#cellar~${secret}`);
	});

	it('is forgotten by who chooses another room', async () => {
		const alice = await town.arrive({ at: link });
		await alice.does((visit) => visit.join());
		await alice.does((visit) => visit.chooseAnotherRoom());
		await alice.enter('kitchen');
		expect(alice.visit.roomLink).toBe(`${site}#kitchen`);
	});

	it('brings back who reloads', async () => {
		const alice = await town.arrive({ at: link });
		await alice.does((visit) => visit.join());
		const again = await alice.reload();
		expect([again.phase, again.visit.roomLink]).toEqual(['waiting', link]);
	});

	it('takes who follows it out of the open room of the same name', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		await alice.does(() => alice.page.goTo(link));
		expect([alice.phase, alice.visit.typedName]).toEqual(['name', 'kitchen']);
		const again = await alice.reload();
		expect(again.phase).toBe('name');
	});
});

describe('a private room of one’s own', () => {
	const made = `${site}#${privateRoom.name}~${secret}`;

	it('is gone into at once, and its link is the whole one', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.makePrivateRoom());
		expect([alice.phase, alice.visit.privateRoom, alice.visit.roomName]).toEqual([
			'waiting',
			true,
			privateRoom.name
		]);
		expect([alice.visit.roomLink, alice.page.address()]).toEqual([made, made]);
	});

	it('is joined by who follows its link', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.makePrivateRoom());
		const bob = await town.arrive({ at: alice.visit.roomLink });
		await bob.does((visit) => visit.join());
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it('is gone into as soon as the page is able to, and is not before', async () => {
		const alice = await town.arrive({ slow: true });
		await alice.does((visit) => visit.makePrivateRoom());
		expect([alice.phase, alice.page.address()]).toEqual(['joining', site]);
		await alice.does(() => alice.load());
		expect(alice.phase).toBe('waiting');
	});

	it('is not made for who left while it was being made', async () => {
		const alice = await town.arrive({ slow: true });
		await alice.does((visit) => visit.makePrivateRoom());
		await alice.does((visit) => visit.leave());
		await alice.does(() => alice.load());
		expect([alice.phase, alice.visit.privateRoom, alice.page.address()]).toEqual([
			'name',
			false,
			site
		]);
	});

	it('is made though a name was refused and another one typed before', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.join());
		await alice.does((visit) => visit.typeName('kitchen'));
		await alice.does((visit) => visit.makePrivateRoom());
		expect([alice.visit.nameProblem, alice.visit.roomName]).toEqual([null, privateRoom.name]);
	});
});

describe('a damaged private link', () => {
	const damaged = link.slice(0, -1);

	it('fills in no name, and the visit knows why', async () => {
		const alice = await town.arrive({ at: damaged });
		expect([alice.phase, alice.visit.typedName, alice.visit.linkDamaged]).toEqual([
			'name',
			'',
			true
		]);
		expect(alice.sought).toEqual([]);
		await alice.does((visit) => visit.join());
		expect([alice.phase, alice.visit.nameProblem]).toEqual(['name', 'empty']);
	});

	it('is mended by the whole one', async () => {
		const alice = await town.arrive({ at: damaged });
		await alice.does(() => alice.page.goTo(link));
		expect([alice.visit.typedName, alice.visit.linkDamaged]).toEqual(['kitchen', false]);
	});

	it('ends the stay in the private room that it was cut from', async () => {
		const alice = await town.arrive({ at: link });
		await alice.does((visit) => visit.join());
		await alice.does(() => alice.page.goTo(damaged));
		expect([alice.phase, alice.visit.typedName]).toEqual(['name', '']);
	});
});
