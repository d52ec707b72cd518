import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { privateRoom, roomAt, site, Town } from '../support/town';
import { denied } from '../support/twin-devices';
import { watch } from '../support/watch.svelte';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

describe('a room name', () => {
	it.each([
		['empty', ''],
		['blank', ' \t\u00a0\u2003\u3000\u200b\ufeff'],
		['too-long', 'x'.repeat(129)]
	] as const)('is asked for again when it is %s, and the page says why', async (why, name) => {
		const alice = await town.arrive();
		await alice.enter(name);
		expect([alice.phase, alice.visit.nameProblem, alice.visit.typedName]).toEqual([
			'name',
			why,
			name
		]);
		expect(roomAt(alice)).toBe('');
	});

	it('is asked for again when the question is cancelled, and what was typed is gone', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.typeName('kitch'));
		await alice.does((visit) => visit.cancelName());
		expect([alice.phase, alice.visit.nameProblem, alice.visit.typedName]).toEqual([
			'name',
			'cancelled',
			''
		]);
	});

	it('is complained about anew each time, and no longer once the person types', async () => {
		const alice = await town.arrive();
		const counted = watch(() => alice.visit.nameRefusals);
		await alice.does((visit) => visit.join());
		await alice.does((visit) => visit.join());
		expect(counted).toEqual([0, 1, 2]);
		await alice.does((visit) => visit.typeName('k'));
		expect(alice.visit.nameProblem).toBeNull();
	});

	it('that a link carries is filled in, and waits for the person', async () => {
		const alice = await town.arrive({ at: `${site}#kitchen` });
		await town.advance(10_000);
		expect([alice.phase, alice.visit.typedName]).toEqual(['name', 'kitchen']);
	});
});

describe('how hard a name is to guess', () => {
	// Half a second after the last letter (R2's settledMs) the name counts as left alone.
	beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
	afterEach(() => vi.useRealTimers());

	it('is said once the name has been left alone, not at every letter', async () => {
		const alice = await town.arrive();
		const said = watch(() => alice.visit.strength);
		for (const typed of ['k', 'ki', 'kitchen']) await alice.does((visit) => visit.typeName(typed));
		expect(said).toEqual([null]);
		vi.advanceTimersByTime(500);
		await alice.does((visit) => visit.typeName('kitchen with the blue old chair 7319'));
		expect(alice.visit.strength).toBe('easy');
		vi.advanceTimersByTime(500);
		await town.settle();
		expect([alice.visit.strength, said]).toEqual(['hard', [null, 'easy', 'hard']]);
	});

	it('is taken back at once with the name', async () => {
		const alice = await town.arrive({ at: `${site}#kitchen` });
		expect(alice.visit.strength).toBe('easy');
		await alice.does((visit) => visit.typeName(''));
		expect(alice.visit.strength).toBeNull();
	});

	it('is nothing that a private room depends on', async () => {
		const alice = await town.arrive({ at: `${site}#kitchen~${privateRoom.secret}` });
		expect(alice.visit.strength).toBeNull();
	});
});

describe('another link in the address bar', () => {
	it('fills in its name, and a talk that goes on is left with a goodbye', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await bob.does(() => bob.page.goTo(`${site}#cellar`));
		expect([bob.phase, bob.visit.typedName, bob.visit.cameByLink]).toEqual([
			'name',
			'cellar',
			true
		]);
		expect([alice.phase, alice.visit.absence]).toEqual(['waiting', 'left']);
		await bob.does((visit) => visit.join());
		expect([bob.phase, bob.visit.roomName]).toEqual(['waiting', 'cellar']);
	});

	it('changes nothing when it is the link of the room that one is in', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await bob.does(() => bob.page.goTo(bob.visit.roomLink));
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it('waits for the person, also when they were on their way back into another room', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		alice.devices.failure = denied;
		const again = await alice.reload();
		await again.does(() => again.page.goTo(`${site}#cellar`));
		await again.does(() => again.devices.mend());
		expect([again.phase, again.visit.typedName]).toEqual(['name', 'cellar']);
	});

	it('asks for camera and microphone again when they were let go', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		await alice.does((visit) => visit.leave());
		await alice.does(() => alice.page.goTo(`${site}#cellar`));
		expect([alice.phase, alice.visit.typedName, alice.devices.live.length]).toEqual([
			'name',
			'cellar',
			2
		]);
	});
});
