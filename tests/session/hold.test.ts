/** A call on hold, on twins. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
});

const hold = (held: boolean): Promise<void> => alice.does((visit) => visit.life?.hold(held));

/** What bob is told of alice's devices. */
const told = (): readonly (boolean | undefined)[] => [
	bob.visit.remote?.micOn,
	bob.visit.remote?.cameraOn
];

describe('a call on hold', () => {
	it('is told to both, and comes back as it was', async () => {
		await hold(true);
		expect([alice.visit.life?.held, bob.visit.life?.theyHold, bob.visit.life?.held]).toEqual([
			true,
			true,
			false
		]);
		expect(told()).toEqual([false, false]);
		await hold(false);
		expect([alice.visit.life?.held, bob.visit.life?.theyHold]).toEqual([false, false]);
		expect(told()).toEqual([true, true]);
	});

	it('sends nothing, whatever is switched on meanwhile', async () => {
		await alice.does((visit) => visit.toggleCamera());
		await hold(true);
		await alice.does((visit) => visit.toggleCamera());
		await alice.does((visit) => visit.toggleMic());
		await alice.does((visit) => visit.toggleMic());
		expect(told()).toEqual([false, false]);
		expect(alice.room.sending).toEqual([]);
		await hold(false);
		expect(told()).toEqual([true, true]);
		expect(alice.room.sending).toEqual(['audio', 'video']);
	});

	it('is said once on a connection, by each of the two', async () => {
		const said = [alice, bob].map(({ room }) => vi.spyOn(room, 'say'));
		for (const tab of [alice, bob]) await tab.does((visit) => visit.life?.hold(true));
		await town.advance(2_000);
		const asides = said.map(({ mock: { calls } }) =>
			calls.filter(([, message]) => message.type === 'aside' && message.topic === 'hold')
		);
		expect(asides.map(({ length }) => length)).toEqual([1, 1]);
	});

	it('is still one, and said so, for a friend who has reloaded the page', async () => {
		await hold(true);
		bob = await bob.reload();
		ends.push(bob.visit.watchLife());
		await town.settle();
		expect(bob.phase).toBe('connected');
		expect([told(), bob.visit.life?.theyHold]).toEqual([[false, false], true]);
		expect(alice.room.sending).toEqual([]);
	});
});
