import { expect, it } from 'vitest';
import { happened, type Cast } from '../cast';

export function knockSentences(cast: Cast): void {
	it.each(['room', 'full'] as const)('gets the occupant’s word: %s', async (word) => {
		const [alice, bob] = [await cast.holder('alice', 'host'), await cast.visitor('bob')];
		const knock = `${bob.id}.0` as const;
		await bob.does(['knock', knock, bob.id, 'host']);
		expect(await alice.log.hears('knock-arrived')).toMatchObject({ dial: knock, from: bob.id });
		await alice.does(['answerKnock', knock, word]);
		await bob.log.hears('knock-answered');
		expect(bob.log.steps).toEqual([{ type: 'knock-answered', seat: 'host', word }]);
		expect([await alice.connections(), await bob.connections()]).toEqual([0, 0]);
	});

	it('is answered once, however often the occupant speaks', async () => {
		const [alice, bob] = [await cast.holder('alice', 'host'), await cast.visitor('bob')];
		await bob.does(['knock', `${bob.id}.0`, bob.id, 'host']);
		await alice.log.hears('knock-arrived');
		await alice.does(
			['answerKnock', `${bob.id}.0`, 'full'],
			['answerKnock', `${bob.id}.0`, 'room']
		);
		// Who knocks again has given up what came before.
		await bob.log.hears('knock-answered');
		await bob.does(['knock', `${bob.id}.1`, bob.id, 'host']);
		await alice.log.hears('knock-arrived', 2);
		await alice.does(['answerKnock', `${bob.id}.1`, 'room']);
		await bob.log.hears('knock-answered', 2);
		expect(bob.log.steps).toEqual([
			{ type: 'knock-answered', seat: 'host', word: 'full' },
			{ type: 'knock-answered', seat: 'host', word: 'room' }
		]);
	});

	it('is forgotten when the same door is knocked at again', async () => {
		const [alice, bob] = [await cast.holder('alice', 'host'), await cast.visitor('bob')];
		const [first, second] = [`${bob.id}.0`, `${bob.id}.1`] as const;
		await bob.does(['knock', first, bob.id, 'host']);
		await alice.log.hears('knock-arrived');
		await bob.does(['knock', second, bob.id, 'host']);
		await alice.log.hears('knock-arrived', 2);
		await alice.does(['answerKnock', first, 'full'], ['answerKnock', second, 'room']);
		await bob.log.hears('knock-answered');
		expect(bob.log.steps).toEqual([{ type: 'knock-answered', seat: 'host', word: 'room' }]);
	});

	it('is not said at all when the same door is knocked at again before the broker is there', async () => {
		const [alice, bob] = [await cast.holder('alice', 'host'), await cast.stage.arrives('bob')];
		const [first, second, third] = [`${bob.id}.0`, `${bob.id}.1`, `${bob.id}.2`] as const;
		await bob.does(
			['openVisitor'],
			['knock', first, bob.id, 'host'],
			['knock', second, bob.id, 'host']
		);
		expect(await alice.log.hears('knock-arrived')).toMatchObject({ dial: second });
		await bob.does(['knock', third, bob.id, 'host']);
		expect(await alice.log.hears('knock-arrived', 2)).toMatchObject({ dial: third });
	});

	it('of who was in the call is known, and nobody else’s is', async () => {
		const { alice, bob, dial } = await cast.connected();
		const carol = await cast.visitor('carol');
		for (const { does } of [alice, bob]) await does(['keepSession', dial]);
		await bob.does(['knock', `${bob.id}.1`, bob.id, 'host']);
		expect(await alice.log.hears('knock-arrived')).toMatchObject({ from: bob.id, resumes: true });
		await carol.does(['knock', `${carol.id}.0`, carol.id, 'host']);
		const strangers = await alice.log.hears('knock-arrived', 2);
		expect(strangers).toMatchObject({ from: carol.id });
		expect(strangers).not.toHaveProperty('resumes');
	});

	it('at each seat is answered by that seat', async () => {
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.holder('bob', 'guest');
		const carol = await cast.visitor('carol');
		await carol.does(
			['knock', `${carol.id}.0`, carol.id, 'host'],
			['knock', `${carol.id}.1`, carol.id, 'guest']
		);
		for (const { log } of [alice, bob]) await log.hears('knock-arrived');
		await bob.does(['answerKnock', `${carol.id}.1`, 'full']);
		expect(await carol.log.hears('knock-answered')).toMatchObject({ seat: 'guest' });
		await alice.does(['answerKnock', `${carol.id}.0`, 'full']);
		expect(await carol.log.hears('knock-answered', 2)).toMatchObject({ seat: 'host' });
	});

	it('at an empty seat reaches who claims it soon after', async () => {
		const bob = await cast.visitor('bob');
		await bob.does(['knock', `${bob.id}.0`, bob.id, 'host']);
		const alice = await cast.holder('alice', 'host');
		await alice.log.hears('knock-arrived');
		expect(happened(alice)).toEqual(['seat-granted', 'knock-arrived']);
	});

	it('cannot be accepted as a dial', async () => {
		const [alice, bob] = [await cast.holder('alice', 'host'), await cast.visitor('bob')];
		await bob.does(['knock', `${bob.id}.0`, bob.id, 'host']);
		await alice.log.hears('knock-arrived');
		await alice.does(['accept', `${bob.id}.0`]);
		expect(await alice.log.hears('dial-closed')).toMatchObject({ dial: `${bob.id}.0` });
		expect(await alice.connections()).toBe(0);
	});
}
