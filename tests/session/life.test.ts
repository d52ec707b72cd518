/** Proof of life, on twins: two people in a call of which something stands still. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Measures } from '../../src/lib/protocol/ports';
import { Town, type Tab } from '../support/town';

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
	expect([alice, bob].map(({ outside }) => outside.listeners)).toEqual([0, 0]);
});

/** Time passes, and each of the two looks once a second. */
async function pass(seconds: number): Promise<void> {
	for (let second = 0; second < seconds; second += 1) {
		await town.advance(1_000);
		for (const { outside } of [alice, bob]) outside.look();
		await town.settle();
	}
}

const phases = (): string[] => [alice.phase, bob.phase];

describe('a call that flows', () => {
	it('is connected, however long, and nothing is told', async () => {
		await pass(60);
		expect(phases()).toEqual(['connected', 'connected']);
		expect([alice.visit.life?.stall, bob.visit.life?.search]).toEqual([null, null]);
	});

	it('is watched by nobody any more once it is over', async () => {
		await alice.does((visit) => visit.leave());
		for (const end of ends) end();
		await town.settle();
		expect([alice.visit.life, alice.outside.listeners]).toEqual([null, 0]);
	});
});

describe('a call of which something stands still', () => {
	it('is not called connected, and is again when it flows', async () => {
		alice.room.flow.held.add('in video');
		await pass(6);
		expect(phases()).toEqual(['reconnecting', 'connected']);
		expect(alice.visit.life?.stall).toMatchObject({ direction: 'in', kinds: ['video'] });
		alice.room.flow.held.clear();
		await pass(1);
		expect(phases()).toEqual(['connected', 'connected']);
	});

	it('misses no picture of a camera that the friend has switched off', async () => {
		await bob.does((visit) => visit.toggleCamera());
		alice.room.flow.held.add('in video');
		bob.room.flow.held.add('out video');
		await pass(30);
		expect(phases()).toEqual(['connected', 'connected']);
	});

	it('starts its own devices again when nothing leaves, once', async () => {
		const before = alice.visit.local.tracks;
		alice.room.flow.held.add('out audio');
		await pass(5);
		expect(alice.visit.local.tracks).toBe(before);
		await pass(2);
		const after = alice.visit.local.tracks;
		expect(after).not.toBe(before);
		expect([before?.audio?.readyState, before?.video?.readyState]).toEqual(['ended', 'ended']);
		await pass(2);
		expect(alice.visit.local.tracks).toBe(after);
		expect(phases()).toEqual(['reconnecting', 'connected']);
	});

	it('gets another connection to the same person, once', async () => {
		const first = alice.visit.safetyCode;
		alice.room.flow.held.add('in audio').add('in video');
		await pass(14);
		expect(alice.visit.remote?.admitted).toBe(true);
		expect(alice.visit.safetyCode).not.toEqual(first);
		const second = alice.visit.safetyCode;
		await pass(20);
		expect(alice.visit.safetyCode).toEqual(second);
		expect(alice.visit.life?.stall?.rung).toBe('ask');
	});

	it('is not given up for another one that nobody could introduce', async () => {
		town.broker.stop();
		await town.settle();
		const first = alice.visit.safetyCode;
		alice.room.flow.held.add('in video');
		await pass(30);
		expect([alice.visit.safetyCode, alice.visit.life?.stall?.rung]).toEqual([first, 'ask']);
	});

	it('is not judged while nobody looks at the page', async () => {
		alice.outside.isHidden = true;
		alice.room.flow.held.add('in video');
		await pass(30);
		expect(alice.phase).toBe('connected');
	});
});

describe('a network', () => {
	it('that is gone is told at once, and that it is back', () => {
		alice.outside.connect(false);
		expect(alice.visit.life?.offline).toBe(true);
		alice.outside.connect(true);
		expect(alice.visit.life?.offline).toBe(false);
	});

	it.each<[string, (tab: Tab) => void]>([
		['a network that comes back', ({ outside }) => outside.connect(true)],
		['a page that wakes', ({ outside }) => outside.wake()]
	])('%s ends the wait for the next try', async (_name, happens) => {
		const carol = await town.arrive();
		town.broker.stop();
		await carol.enter('cellar');
		const unwatch = carol.visit.watchLife();
		await town.advance(10_000);
		town.broker.start();
		await town.settle();
		expect(carol.phase).toBe('joining');
		happens(carol);
		await town.settle();
		expect(carol.phase).toBe('waiting');
		unwatch();
	});

	it('that comes back is given a second to bring a word of the friend', async () => {
		await bob.crash({ ghosts: true });
		alice.outside.connect(true);
		await town.advance(900);
		expect(alice.phase).toBe('connected');
		await town.advance(200);
		expect(alice.phase).toBe('reconnecting');
	});

	it('that changes under a call that goes on changes nothing', async () => {
		alice.outside.connect(true);
		await pass(5);
		expect(phases()).toEqual(['connected', 'connected']);
	});

	it('or a machine that has slept ends it with the first look', async () => {
		const carol = await town.arrive();
		town.broker.stop();
		await carol.enter('cellar');
		const unwatch = carol.visit.watchLife();
		await town.advance(10_000);
		town.broker.start();
		carol.outside.look();
		await town.settle();
		expect(carol.phase).toBe('waiting');
		unwatch();
	});
});

describe('who is lost', () => {
	/** Alice looks at the old connection. */
	const looks = async (times = 3): Promise<void> => {
		for (let look = 0; look < times; look += 1) {
			flushSync();
			alice.outside.look();
			await town.settle();
		}
	};

	const received = (packets: number): Measures => {
		const flow = {
			codec: null,
			bytes: 0,
			packets,
			lost: 0,
			jitterMs: null,
			picture: null,
			framesPerSecond: null,
			limitedBy: null
		};
		return {
			at: 0,
			capacity: null,
			in: { audio: flow, video: flow },
			out: { audio: flow, video: flow }
		};
	};

	it('may be so with the broker, which is asked before they count as lost, then at once and with every look', async () => {
		await bob.crash({ ghosts: true });
		await town.advance(3_500);
		expect(alice.room.probes).toBe(2);
		await pass(2);
		expect(alice.room.probes).toBe(4);
	});

	it('is looked for, and the page knows how', async () => {
		await bob.crash({ ghosts: true });
		await town.advance(3_500);
		expect([alice.phase, alice.visit.absence]).toEqual(['reconnecting', 'lost']);
		expect(alice.visit.life?.search).toBe('waiting');
	});

	it.each([
		['is played', (count: number) => ({ soundAt: count })],
		['comes, played or not', (count: number) => ({ measures: received(count) })]
	])('is in the call again when what stood still %s (R15)', async (_, flows) => {
		const { flow } = alice.room;
		await bob.crash({ ghosts: true });
		Object.assign(flow, flows(100));
		await town.advance(3_500);
		await looks();
		await town.advance(200);
		await looks();
		expect(alice.phase).toBe('reconnecting');
		Object.assign(flow, flows(101));
		await looks();
		expect([alice.phase, alice.room.renewed]).toEqual(['connected', 1]);
	});

	it('is not for sound that was only a little late', async () => {
		await bob.crash({ ghosts: true });
		await town.advance(3_500);
		for (let sound = 0; sound < 500; sound += 100) {
			alice.room.flow.soundAt = sound;
			await looks(2);
			await town.advance(100);
		}
		expect(alice.phase).toBe('reconnecting');
	});

	it('is not while sound and picture never stood still, and no word comes with them (R15)', async () => {
		await bob.crash({ ghosts: true });
		await town.advance(3_500);
		for (let packets = 100; packets < 105; packets += 1) {
			alice.room.flow.measures = received(packets);
			await looks(1);
		}
		expect(alice.phase).toBe('reconnecting');
	});
});
