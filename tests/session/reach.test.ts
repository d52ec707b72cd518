/** Networks that change in a call, and one more stream in it, on twins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../src/lib/session/life/company.svelte';
import { silenceMs } from '../../src/lib/protocol/timing';
import { Town, turn, type Tab } from '../support/town';
import { streamOf, TwinTrack } from '../support/twin-media';

const screen = streamOf([new TwinTrack('video')]);

let town: Town;
let alice: Tab;
let bob: Tab;
let ends: (() => void)[];

beforeEach(async () => {
	town = new Town();
	[alice, bob] = await town.pair('kitchen');
	ends = [alice, bob].map(({ visit }) => visit.watchLife());
	await town.settle();
});
afterEach(async () => {
	for (const end of ends) end();
	await town.end();
});

const reachOf = ({ visit }: Tab): Company['reach'] => (visit.life as Company).reach;

const restarts = ({ room }: Tab): readonly number[] =>
	room.negotiations.map((negotiation) => negotiation.restarts);

describe('a network that changes', () => {
	it('makes the call look for another way at once, and again when the addresses are settled', async () => {
		alice.outside.connect(true);
		expect(restarts(alice)).toEqual([1]);
		alice.outside.connect(true);
		expect(restarts(alice)).toEqual([1]);
		alice.outside.look();
		expect(restarts(alice)).toEqual([2]);
		alice.outside.look();
		expect(restarts(alice)).toEqual([2]);
		expect(restarts(bob)).toEqual([0]);
	});

	it('that is gone is none to look for a way in', () => {
		alice.outside.connect(false);
		expect(restarts(alice)).toEqual([0]);
	});

	it('leaves nothing to be done in a call that is over', async () => {
		alice.outside.connect(true);
		await bob.does((visit) => visit.leave());
		alice.outside.look();
		expect(restarts(alice)).toEqual([1]);
	});
});

describe('sound', () => {
	it('is sent twice when the first pictures have had the machine to themselves', () => {
		const repeats = ({ room }: Tab) => room.negotiations.map((one) => one.repeatsSound);
		expect([repeats(alice), repeats(bob)]).toEqual([[false], [false]]);
		for (const { outside } of [alice, bob]) outside.look();
		expect([repeats(alice), repeats(bob)]).toEqual([[true], [true]]);
	});
});

describe('a connection that has lost its way', () => {
	it('looks for another one', () => {
		alice.room.negotiations[0]?.events.astray();
		expect(restarts(alice)).toEqual([1]);
	});
});

describe('a friend who is silent for a while', () => {
	/** Time passes, and nothing arrives. */
	const stall = async (): Promise<void> => {
		const until = town.time.now + silenceMs + 100;
		while (town.time.fireNext(until)) await turn();
		expect([alice.phase, bob.phase]).toEqual(['reconnecting', 'reconnecting']);
	};

	it('is negotiated with on the same connection as before', async () => {
		reachOf(alice).sendExtra(screen);
		await stall();
		await town.settle();
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
		expect(restarts(alice)).toHaveLength(1);
		expect(reachOf(bob).theirExtra).toBe(screen);
	});

	it('is looked for on other connections, not by other ways of this one', async () => {
		await stall();
		alice.outside.connect(true);
		alice.room.negotiations[0]?.events.astray();
		expect(restarts(alice)).toEqual([0]);
	});

	it('is negotiated with when the page is ready for it only then', async () => {
		const [first] = ends;
		first?.();
		await stall();
		alice.visit.watchLife();
		await turn();
		reachOf(bob).sendExtra(screen);
		await town.settle();
		expect(reachOf(alice).theirExtra).toBe(screen);
	});
});

describe('an extra stream', () => {
	it('comes to the friend, and ends', async () => {
		reachOf(alice).sendExtra(screen);
		await town.settle();
		expect(reachOf(bob).theirExtra).toBe(screen);
		expect(reachOf(alice).theirExtra).toBeNull();
		reachOf(alice).sendExtra(null);
		await town.settle();
		expect(reachOf(bob).theirExtra).toBeNull();
	});

	it('comes again to a friend who has reloaded the page', async () => {
		reachOf(alice).sendExtra(screen);
		bob = await bob.reload();
		ends.push(bob.visit.watchLife());
		await town.settle();
		expect(reachOf(bob).theirExtra).toBe(screen);
	});

	it('is gone with the friend who sends it', async () => {
		reachOf(alice).sendExtra(screen);
		await town.settle();
		await alice.does((visit) => visit.leave());
		expect(reachOf(bob).theirExtra).toBeNull();
	});
});
