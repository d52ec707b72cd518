import { expect, it } from 'vitest';
import { happened, patient, type Cast } from '../cast';

export function endSentences(cast: Cast): void {
	it('of the broker is told to every seat and visitor, once', async () => {
		const alice = await cast.holder('alice', 'host');
		await alice.does(['claimSeat', 'guest']);
		await alice.log.hears('seat-granted', 2);
		const bob = await cast.visitor('bob');
		await expect.poll(() => cast.stage.sockets(), patient).toBe(3);
		await cast.stage.endBroker();
		await alice.log.hears('seat-lost', 2);
		await bob.log.hears('visitor-lost');
		expect(happened(alice).toSorted()).toEqual([
			'seat-granted',
			'seat-granted',
			'seat-lost',
			'seat-lost'
		]);
		expect(happened(bob)).toEqual(['visitor-lost']);
	});

	it('of the broker ends no talk', async () => {
		const { alice, bob, dial } = await cast.connected();
		await cast.stage.endBroker();
		await alice.log.hears('seat-lost');
		await bob.log.hears('visitor-lost');
		await bob.does(['say', dial, { type: 'ping' }]);
		expect(await alice.log.hears('heard')).toMatchObject({ message: { type: 'ping' } });
	});

	it('of the broker is told to who claims a seat later', async () => {
		const alice = await cast.stage.arrives('alice');
		await cast.stage.endBroker();
		await alice.does(['claimSeat', 'host']);
		expect(await alice.log.hears('seat-lost')).toEqual({ type: 'seat-lost', seat: 'host' });
	});

	it('of a room leaves no socket and no connection', async () => {
		const { alice, bob, dial } = await cast.connected();
		await bob.does(['prepareDial', `${bob.id}.1`, bob.id, 'host'], ['claimSeat', 'guest']);
		await bob.log.hears('seat-granted');
		await bob.does(['close']);
		await alice.log.hears('dial-closed');
		await alice.does(['close']);
		for (const tab of [alice, bob]) {
			await expect.poll(() => tab.connections(), patient).toBe(0);
			expect(await tab.receives(dial)).toBeNull();
		}
		await expect.poll(() => cast.stage.sockets(), patient).toBe(0);
	});

	it('of a room withdraws a dial that nobody has accepted', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await bob.does(['close']);
		expect(await alice.log.hears('dial-closed')).toEqual({ type: 'dial-closed', dial });
		expect(await bob.connections()).toBe(0);
	});

	it('of a room closes a connection that was only prepared', async () => {
		const alice = await cast.visitor('alice');
		await alice.does(['prepareDial', `${alice.id}.0`, alice.id, 'host']);
		expect(await alice.connections()).toBe(1);
		await alice.does(['close']);
		expect(await alice.connections()).toBe(0);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(0);
	});

	it('of a room closes a connection that was given up just before', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await bob.does(['hangUp', dial], ['close']);
		await alice.log.hears('dial-closed');
		expect(await bob.connections()).toBe(0);
	});

	it('of a room comes without another event for who closes it', async () => {
		const { alice, bob } = await cast.connected();
		const before = bob.log.steps;
		await bob.does(['close']);
		await alice.log.hears('dial-closed');
		await alice.does(['close']);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(0);
		expect(bob.log.steps).toEqual(before);
	});
}
