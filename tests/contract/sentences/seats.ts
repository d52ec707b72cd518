import { expect, it } from 'vitest';
import { happened, patient, type Cast } from '../cast';

export function seatSentences(cast: Cast): void {
	it('is granted to one claimant; the second is told that it is taken', async () => {
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.stage.arrives('bob');
		await bob.does(['claimSeat', 'host']);
		await bob.log.hears('seat-taken');
		expect(alice.log.steps).toEqual([{ type: 'seat-granted', seat: 'host' }]);
		expect(bob.log.steps).toEqual([{ type: 'seat-taken', seat: 'host' }]);
	});

	it('is apart from the other one: one may hold both', async () => {
		const alice = await cast.holder('alice', 'host');
		await alice.does(['claimSeat', 'guest']);
		expect(await alice.log.hears('seat-granted', 2)).toMatchObject({ seat: 'guest' });
	});

	it('that was given back can be claimed again', async () => {
		const alice = await cast.holder('alice', 'host');
		await alice.does(['releaseSeat', 'host']);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(0);
		await cast.holder('bob', 'host');
		expect(happened(alice)).toEqual(['seat-granted']);
	});

	it('that was taken may be claimed again by the same person', async () => {
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.stage.arrives('bob');
		await bob.does(['claimSeat', 'host']);
		await bob.log.hears('seat-taken');
		await alice.does(['releaseSeat', 'host']);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(0);
		await bob.does(['claimSeat', 'host']);
		await bob.log.hears('seat-granted');
		expect(happened(bob)).toEqual(['seat-taken', 'seat-granted']);
	});

	it('is not granted to who gave up claiming it', async () => {
		const alice = await cast.stage.arrives('alice');
		await alice.does(['claimSeat', 'host'], ['releaseSeat', 'host'], ['claimSeat', 'guest']);
		await alice.log.hears('seat-granted');
		await expect.poll(() => cast.stage.sockets(), patient).toBe(1);
		expect(alice.log.steps).toEqual([{ type: 'seat-granted', seat: 'guest' }]);
		await cast.holder('bob', 'host');
	});

	it('stays with its holder whatever else they close', async () => {
		const alice = await cast.holder('alice', 'host');
		await alice.does(['openVisitor'], ['claimSeat', 'guest']);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(3);
		await alice.does(['closeVisitor'], ['releaseSeat', 'guest']);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(1);
		const bob = await cast.stage.arrives('bob');
		await bob.does(['claimSeat', 'host']);
		await bob.log.hears('seat-taken');
	});

	it('is not needed to be there: a visitor’s socket opens without a word', async () => {
		const alice = await cast.visitor('alice');
		await expect.poll(() => cast.stage.sockets(), patient).toBe(1);
		expect(alice.log.steps).toEqual([]);
	});
}
