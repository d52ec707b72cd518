/** What a call has besides, on twins: alice waits, bob comes and goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Town, type Tab } from '../support/town';

let town: Town;
let alice: Tab;
let bob: Tab;
let endCompany: () => void;

beforeEach(async () => {
	town = new Town();
	[alice, bob] = [await town.arrive(), await town.arrive()];
	await alice.enter('kitchen');
	endCompany = alice.visit.watchLife();
	await town.settle();
});
afterEach(async () => {
	endCompany();
	await town.end();
	expect(alice.outside.listeners).toBe(0);
});

async function pass(): Promise<void> {
	await town.advance(1_000);
	alice.outside.look();
	await town.settle();
}

async function come(): Promise<void> {
	await bob.enter('kitchen');
	await pass();
}

describe('sounds', () => {
	it('tell that the friend came, and that they left', async () => {
		expect(alice.outside.heard).toEqual([]);
		await come();
		expect(alice.outside.heard).toEqual(['came']);
		await bob.does((visit) => visit.leave());
		await pass();
		expect(alice.outside.heard).toEqual(['came', 'left']);
	});

	it('say nothing of who is only lost, for they may be back at once', async () => {
		await come();
		await bob.crash();
		for (let second = 0; second < 10; second += 1) await pass();
		expect(alice.phase).toBe('reconnecting');
		expect(alice.outside.heard).toEqual(['came']);
	});

	it('are silent for who switched them off', async () => {
		expect(alice.visit.life?.soundsOn).toBe(true);
		alice.visit.life?.switchSounds(false);
		await come();
		expect([alice.visit.life?.soundsOn, alice.outside.heard]).toEqual([false, []]);
	});
});

describe('the screen', () => {
	it('stays on as long as the two talk', async () => {
		expect(alice.outside.awake).toBe(0);
		await come();
		expect(alice.outside.awake).toBe(1);
		await bob.does((visit) => visit.leave());
		expect(alice.outside.awake).toBe(0);
	});

	it('stays on while a lost friend is looked for', async () => {
		await come();
		await bob.crash();
		for (let second = 0; second < 8; second += 1) await pass();
		expect([alice.phase, alice.outside.awake]).toEqual(['reconnecting', 1]);
	});
});
