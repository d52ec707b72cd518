/** Too little gets through for a picture, on twins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Flow, Measures, Size } from '../../src/lib/protocol/ports';
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

let packets = 0;

function measures(capacity: number): Measures {
	packets += 10;
	const flow: Flow = {
		codec: null,
		bytes: 0,
		packets,
		lost: 0,
		jitterMs: null,
		picture: null,
		framesPerSecond: null,
		limitedBy: null
	};
	const both = { audio: flow, video: flow };
	return { at: 0, capacity, in: both, out: both };
}

/** So much gets through from alice, for so long. */
async function carries(capacity: number, seconds: number): Promise<void> {
	for (let look = 0; look < seconds * 2; look += 1) {
		alice.room.flow.measures = measures(capacity);
		await town.advance(500);
		for (const { outside } of [alice, bob]) outside.look();
		await town.settle();
	}
}

const roomy = 2_000_000;
const narrow = 60_000;

/** What each of the two knows. */
const known = (): readonly unknown[] => [alice, bob].map(({ visit }) => visit.life?.soundAlone);

describe('a call', () => {
	it('is sent by the frugal codec once the first pictures are there', async () => {
		await carries(roomy, 1.5);
		expect(alice.room.flow.courses).toEqual([]);
		await carries(roomy, 2);
		expect(alice.room.flow.courses).toEqual([{ picture: 'whole', frugal: true, window: null }]);
	});

	it('is sent no larger than the friend sees it, also to one who has reloaded', async () => {
		const window = { width: 400, height: 300 };
		await bob.does((visit) => visit.life?.shows(window));
		await carries(roomy, 3);
		expect(alice.room.flow.courses.at(-1)).toMatchObject({ window });
		alice = await alice.reload();
		ends.push(alice.visit.watchLife());
		await town.settle();
		await carries(roomy, 3);
		expect(alice.room.flow.courses.at(-1)).toMatchObject({ window });
	});

	it.each([
		null,
		'wide',
		{},
		{ width: 0, height: 300 },
		{ width: 1e9, height: 1 },
		{ width: 1.5, height: 2 }
	])('is not sent by a window of %j', async (body) => {
		await bob.does((visit) => visit.life?.shows(body as Size));
		await carries(roomy, 3);
		expect(alice.room.flow.courses.at(-1)).toMatchObject({ window: null });
	});

	it('of which too little gets through for a picture is sound alone, which both know', async () => {
		await carries(roomy, 3);
		await carries(narrow, 4);
		expect(alice.room.flow.courses.at(-1)).toMatchObject({ picture: 'none' });
		expect(known()).toEqual(['mine', 'theirs']);
		expect([bob.visit.remote?.micOn, bob.visit.remote?.cameraOn]).toEqual([true, false]);
		expect([alice.visit.local.cameraOn, alice.phase, bob.phase]).toEqual([
			true,
			'connected',
			'connected'
		]);
	});

	it('has its picture back once it gets through, which both know', async () => {
		await carries(roomy, 3);
		await carries(narrow, 4);
		await carries(roomy, 10);
		expect(alice.room.flow.courses.at(-1)).toMatchObject({ picture: 'whole' });
		expect(known()).toEqual([null, null]);
		expect(bob.visit.remote?.cameraOn).toBe(true);
	});

	it('whose camera is off says nothing about what gets through', async () => {
		await alice.does((visit) => visit.toggleCamera());
		await carries(roomy, 3);
		await carries(narrow, 10);
		expect(known()).toEqual([null, null]);
	});

	it('that carries nothing at all is cut, and not too narrow', async () => {
		await carries(roomy, 3);
		alice.room.flow.measures = measures(narrow);
		for (let look = 0; look < 12; look += 1) {
			await town.advance(500);
			alice.outside.look();
			await town.settle();
		}
		expect(alice.room.flow.courses.at(-1)).toMatchObject({ picture: 'whole' });
	});

	it('that is held meanwhile comes back as it was', async () => {
		await carries(roomy, 3);
		await carries(narrow, 4);
		await alice.does((visit) => visit.life?.hold(true));
		expect([bob.visit.remote?.micOn, bob.visit.remote?.cameraOn]).toEqual([false, false]);
		await alice.does((visit) => visit.life?.hold(false));
		expect([bob.visit.remote?.micOn, bob.visit.remote?.cameraOn]).toEqual([true, false]);
	});
});
