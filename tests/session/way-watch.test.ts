/** Why two do not meet, on twins: alice waits, bob comes, and a wall stands between them or does not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ways } from '../../src/lib/protocol/ports';
import { Town, type Tab } from '../support/town';

const wall: Ways = {
	found: false,
	local: ['host', 'srflx'],
	remote: ['host', 'srflx'],
	servers: [{ kind: 'stun', by: 'udp', word: 'answers', ms: 3, code: null }]
};

let town: Town;
let alice: Tab;
let bob: Tab;
let ends: (() => void)[];

beforeEach(async () => {
	town = new Town();
	[alice, bob] = [await town.arrive(), await town.arrive()];
	ends = [alice, bob].map(({ visit }) => visit.watchWay());
	await alice.enter('kitchen');
});
afterEach(async () => {
	for (const end of ends) end();
	await town.settle();
	expect([alice, bob].map(({ outside, visit }) => [outside.listeners, visit.way])).toEqual([
		[0, null],
		[0, null]
	]);
	await town.end();
});

/** Time passes, and each of the two looks twice a second. */
async function pass(seconds: number): Promise<void> {
	for (let half = 0; half < 2 * seconds; half += 1) {
		await town.advance(500);
		for (const { outside } of [alice, bob]) outside.look();
		await town.settle();
	}
}

async function meetAtWall(): Promise<void> {
	alice.room.wall = wall;
	await bob.enter('kitchen');
	bob.room.wall = wall;
}

const told = (): unknown[] => [alice, bob].map(({ visit }) => visit.way?.obstacle);

describe('two between whom a wall stands', () => {
	it('are both told so while they try, within three seconds', async () => {
		await meetAtWall();
		await pass(1.5);
		expect(told()).toEqual([null, null]);
		await pass(1.5);
		expect(told()).toEqual(['no-relay', 'no-relay']);
		expect([alice.phase, bob.phase]).toEqual(['waiting', 'joining']);
	});

	it('are told so between two tries as well', async () => {
		await meetAtWall();
		await pass(3);
		for (let tries = 0; tries < 20; tries += 1) {
			await pass(0.5);
			expect(told()).toEqual(['no-relay', 'no-relay']);
		}
	});

	it('are told nothing any more when it falls and they meet', async () => {
		await meetAtWall();
		await pass(3);
		alice.room.wall = null;
		bob.room.wall = null;
		await pass(10);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
		expect(told()).toEqual([null, null]);
	});

	it('are told of it no longer when the other gives up', async () => {
		await meetAtWall();
		await pass(3);
		await bob.does((visit) => visit.leave());
		await pass(11);
		expect(told()).toEqual([null, null]);
		expect(alice.phase).toBe('waiting');
	});
});

describe('two between whom nothing stands', () => {
	it('are told nothing, however long they talk', async () => {
		await bob.enter('kitchen');
		await pass(20);
		expect(told()).toEqual([null, null]);
		expect(alice.phase).toBe('connected');
	});
});

describe('who waits for somebody lost', () => {
	it('is not told that a friend is gone who is just coming back', async () => {
		await bob.enter('kitchen');
		await bob.crash();
		await pass(6);
		alice.room.wall = { ...wall, found: true };
		const back = await town.arrive();
		await back.enter('kitchen');
		for (let half = 0; half < 8; half += 1) {
			await pass(0.5);
			expect(told()[0]).toBeNull();
		}
	});

	it('is told that the friend is gone, and no longer when they are back', async () => {
		await bob.enter('kitchen');
		await bob.crash();
		await pass(4);
		expect([alice.phase, told()[0]]).toEqual(['reconnecting', null]);
		await pass(1.5);
		expect([alice.phase, told()[0]]).toEqual(['reconnecting', 'friend']);
		const back = await town.arrive();
		await back.enter('kitchen');
		await pass(1);
		expect([alice.phase, told()[0]]).toEqual(['connected', null]);
	});

	it('is told at once that it is their own network which is gone', async () => {
		await bob.enter('kitchen');
		await bob.crash();
		alice.outside.connect(false);
		await pass(3.5);
		expect([alice.phase, told()[0]]).toEqual(['reconnecting', 'offline']);
	});
});

describe('who waits for nobody yet', () => {
	it('is told nothing, however long that takes', async () => {
		await pass(60);
		expect([alice.phase, told()[0]]).toEqual(['waiting', null]);
	});

	it('is told that the broker is away', async () => {
		town.broker.stop();
		await bob.enter('kitchen');
		await pass(0.5);
		expect([bob.phase, told()[1]]).toEqual(['joining', 'broker']);
	});

	it('asks for a sign of life of the broker when nobody answers', async () => {
		await pass(3);
		expect(alice.room.probes).toBe(1);
	});
});
