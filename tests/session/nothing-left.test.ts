import { beforeEach, describe, expect, it } from 'vitest';
import { site, Town, turn, type Tab } from '../support/town';

let town: Town;
beforeEach(() => {
	town = new Town();
});

/** What a tab still holds on to. */
const held = (...tabs: readonly Tab[]) => ({
	timers: town.time.running,
	sockets: town.broker.sockets,
	connections: town.broker.connections,
	lights: tabs.flatMap(({ devices }) => devices.live).length
});

const nothing = { timers: 0, sockets: 0, connections: 0, lights: 0 };

/** Everything that a visit can be in the middle of. */
const moments: Readonly<Record<string, () => Promise<readonly Tab[]>>> = {
	'in the lobby': async () => [await town.arrive({ at: `${site}#kitchen` })],
	'waiting alone': async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		return [alice];
	},
	'with a dial on its way': async () => {
		const alice = await town.arrive({ at: `${site}#kitchen` });
		alice.visit.join();
		await turn();
		return [alice];
	},
	'in a talk': () => town.pair('kitchen'),
	'waiting for a lost one': async () => {
		const [alice, bob] = await town.pair('kitchen');
		await bob.crash();
		await town.advance(5_000);
		return [alice];
	},
	'waiting for a seat': async () => {
		const pair = await town.pair('kitchen');
		const carol = await town.arrive();
		await carol.enter('kitchen');
		await carol.does((visit) => visit.waitForSeat());
		return [...pair, carol];
	},
	'without a broker': async () => {
		const pair = await town.pair('kitchen');
		town.broker.stop();
		await town.advance(5_000);
		return pair;
	}
};

describe('no timer, socket, connection or light is left', () => {
	it.each(Object.keys(moments))('of who leaves %s', async (moment) => {
		const tabs = await (moments[moment]?.() ?? []);
		for (const { visit } of tabs) visit.leave();
		await town.settle();
		expect(held(...tabs)).toEqual(nothing);
	});

	it.each(Object.keys(moments))('of who closes the page %s', async (moment) => {
		const tabs = await (moments[moment]?.() ?? []);
		for (const { visit } of tabs) visit.end();
		await town.settle();
		expect(held(...tabs)).toEqual(nothing);
		expect(tabs.map(({ page }) => page.listeners)).toEqual(tabs.map(() => 0));
	});
});

describe('once everything has settled, everybody has one socket', () => {
	it('and a pair has one connection each', async () => {
		await town.pair('kitchen');
		await town.advance(10_000);
		expect([town.broker.sockets, town.broker.connections]).toEqual([2, 2]);
	});

	it('also who was left alone', async () => {
		const [alice] = await town.pair('kitchen');
		await alice.does((visit) => visit.leave());
		await town.advance(10_000);
		expect([town.broker.sockets, town.broker.connections]).toEqual([1, 0]);
	});

	it('and who was turned away has none', async () => {
		await town.pair('kitchen');
		const carol = await town.arrive();
		await carol.enter('kitchen');
		await town.advance(10_000);
		expect([carol.phase, carol.timers, town.broker.sockets, town.broker.connections]).toEqual([
			'full',
			[],
			2,
			2
		]);
	});
});
