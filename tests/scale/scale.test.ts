import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from './balancer.ts';
import { Person } from './person.ts';
import { openTown, type Town } from './town.ts';
import { disturb, lossAndReturn, refusedAtIce, splitAfterReturn } from './trials.ts';

/** From SIGKILL until everybody has their id again. */
const reclaimedMs = 3_000;

if (!existsSync(program)) {
	console.warn(`Three brokers behind HAProxy are not tested: there is no ${program}.`);
}

/** A small part of `npm run scale`. */
describe.runIf(existsSync(program))('thirty rooms behind two balancers and three brokers', () => {
	let town: Town;
	beforeAll(async () => {
		town = await openTown({ rooms: 30, balancers: ['a', 'b'] });
	});
	afterAll(() => town.close());

	it('meet, and get their TURN credentials from the broker that knows them', async () => {
		expect(await splitAfterReturn(town.rooms)).toBe(0);
		expect(await refusedAtIce(town)).toBe(0);
	});

	it('are claimed again within 3 s when a broker dies, and not split when it returns', async () => {
		const outcome = await lossAndReturn(town, 'b');
		expect(outcome).toMatchObject({ split: 0, splitByReturn: 0 });
		expect(outcome.disturbed).toBeGreaterThan(0);
		expect(outcome.disturbed).toBeLessThan(30);
		expect(outcome.reclaimedMs).toBeLessThan(reclaimedMs);
	});

	it('are not split when a balancer dies, since the other one knows where they are', async () => {
		expect(await disturb(town, () => town.balancers[0].kill())).toMatchObject({ split: 0 });
		expect(await splitAfterReturn(town.rooms)).toBe(0);
	});

	it('leave no room for an address that asks without end', async () => {
		const [, { url }] = town.balancers;
		const [crowd, other] = ['127.9.9.1', '127.9.9.2'].map((at) => new Person('x-h', [url], at));
		const asked = Array.from({ length: 2_050 }, () => crowd?.iceStatus(url));
		expect((await Promise.all(asked)).filter((status) => status === 429).length).toBeGreaterThan(0);
		expect(await other?.iceStatus(url)).toBe(403);
	});
});
