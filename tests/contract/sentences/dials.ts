import { expect, it } from 'vitest';
import { happened, patient, type Cast } from '../cast';

export function dialSentences(cast: Cast): void {
	it('to a held seat arrives there once, with its sender', async () => {
		const { alice, bob, dial } = await cast.dialled();
		// What is sent later over the same socket arrives later: by then a second one would be here.
		await bob.does(['knock', `${bob.id}.1`, bob.id, 'host']);
		await alice.log.hears('knock-arrived');
		expect(alice.log.steps).toEqual([
			{ type: 'seat-granted', seat: 'host' },
			{ type: 'dial-arrived', dial, from: bob.id },
			{ type: 'knock-arrived', dial: `${bob.id}.1`, from: bob.id }
		]);
		expect(bob.log.steps).toEqual([]);
	});

	it('from a seat has that seat as its sender', async () => {
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.holder('bob', 'guest');
		await bob.does(['dial', `${bob.id}.0`, 'guest', 'host']);
		expect(await alice.log.hears('dial-arrived')).toMatchObject({ from: 'guest' });
	});

	it('is placed as soon as its socket is open', async () => {
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.stage.arrives('bob');
		const dial = [`${bob.id}.0`, bob.id, 'host'] as const;
		await bob.does(['openVisitor'], ['prepareDial', ...dial], ['dial', ...dial]);
		expect(await alice.log.hears('dial-arrived')).toMatchObject({ dial: `${bob.id}.0` });
		expect(await bob.connections()).toBe(1);
	});

	it('from an address that is not open is over at once', async () => {
		const alice = await cast.stage.arrives('alice');
		await alice.does(['dial', `${alice.id}.0`, alice.id, 'host']);
		expect(await alice.log.hears('dial-closed')).toMatchObject({ dial: `${alice.id}.0` });
		expect(await alice.connections()).toBe(0);
	});

	it('to an empty seat reaches who claims it soon after', async () => {
		const bob = await cast.visitor('bob');
		await bob.does(['dial', `${bob.id}.0`, bob.id, 'host']);
		const alice = await cast.holder('alice', 'host');
		expect(await alice.log.hears('dial-arrived')).toMatchObject({ dial: `${bob.id}.0` });
	});

	it('to the seat that one takes oneself comes back, and is known by its id', async () => {
		const alice = await cast.visitor('alice');
		const dial = `${alice.id}.0` as const;
		await alice.does(['dial', dial, alice.id, 'host'], ['claimSeat', 'host']);
		expect(await alice.log.hears('dial-arrived')).toEqual({
			type: 'dial-arrived',
			dial,
			from: alice.id
		});
	});

	it('that is refused is told so, once', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await alice.does(['refuse', dial]);
		expect(await bob.log.hears('dial-refused')).toEqual({ type: 'dial-refused', dial });
		await alice.does(['refuse', dial]);
		await bob.does(['hangUp', dial]);
		expect(happened(bob)).toEqual(['dial-refused']);
		expect(await alice.connections()).toBe(0);
		await expect.poll(() => bob.connections(), patient).toBe(0);
	});

	it('costs the one at whose door it is no connection until they accept it', async () => {
		const { alice, bob } = await cast.dialled();
		expect([await alice.connections(), await bob.connections()]).toEqual([0, 1]);
	});

	it('that is accepted is answered, opens, and is confirmed by its first word', async () => {
		const { alice, bob, dial } = await cast.connected();
		expect(bob.log.steps).toEqual([
			{ type: 'dial-answered', dial },
			{ type: 'dial-opened', dial, proved: true }
		]);
		expect(alice.log.steps.slice(-1)).toEqual([{ type: 'confirmed', dial, proved: true }]);
		expect([await alice.connections(), await bob.connections()]).toEqual([1, 1]);
	});

	it('that is withdrawn before anybody accepts is gone from the door', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await bob.does(['hangUp', dial]);
		expect(await alice.log.hears('dial-closed')).toEqual({ type: 'dial-closed', dial });
		await expect.poll(() => bob.connections(), patient).toBe(0);
		expect(bob.log.steps).toEqual([]);
	});

	it('that has gone from the door cannot be accepted any more', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await bob.does(['hangUp', dial]);
		await alice.log.hears('dial-closed');
		await alice.does(['accept', dial]);
		expect(await alice.log.hears('dial-closed', 2)).toMatchObject({ dial });
		expect(await alice.connections()).toBe(0);
	});

	it('that is withdrawn before its socket is open never arrives', async () => {
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.stage.arrives('bob');
		const [dial, knock] = [`${bob.id}.0`, `${bob.id}.1`] as const;
		await bob.does(
			['openVisitor'],
			['dial', dial, bob.id, 'host'],
			['hangUp', dial],
			['knock', knock, bob.id, 'host']
		);
		await alice.log.hears('knock-arrived');
		expect(happened(alice)).toEqual(['seat-granted', 'knock-arrived']);
		expect(await bob.connections()).toBe(0);
	});

	it('may come from both sides at once: each has its own id', async () => {
		const [alice, bob] = [await cast.holder('alice', 'host'), await cast.holder('bob', 'guest')];
		await alice.does(['dial', `${alice.id}.0`, 'host', 'guest']);
		await bob.does(['dial', `${bob.id}.0`, 'guest', 'host']);
		expect(await alice.log.hears('dial-arrived')).toMatchObject({ dial: `${bob.id}.0` });
		expect(await bob.log.hears('dial-arrived')).toMatchObject({ dial: `${alice.id}.0` });
		await alice.does(['hangUp', `${alice.id}.0`], ['accept', `${bob.id}.0`]);
		expect(await bob.log.hears('dial-opened')).toMatchObject({ dial: `${bob.id}.0` });
	});
}
