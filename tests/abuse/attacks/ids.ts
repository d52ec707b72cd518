/** For an id that is not the attacker's. */
import assert from 'node:assert/strict';
import { claimUrl, statusOf } from '../../server/stock-client.ts';
import type { Attack, Scene } from '../attack.ts';

/** Half-open: it answers nothing, not even a ping. */
const silent = { autoPong: false };

/** The longest that a dead one may keep its id. */
const ghostMs = 8_000;

/** For how long a holder that was heard from is not asked. */
const trustMs = 5_000;

/** Claims an id now and then until it is granted, or that has taken too long; how long it took. */
async function insist(scene: Scene, id: string): Promise<number> {
	const since = performance.now();
	for (let attempt = 0; performance.now() - since < ghostMs; attempt += 1) {
		const [answer, client] = await scene.claim(id, `token of claimant ${attempt}`);
		if (answer === 'OPEN') return performance.now() - since;
		await client.closed;
		await pause(100);
	}
	throw new Error(`after ${ghostMs} ms the id is still taken`);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export const idAttacks: readonly Attack[] = [
	{
		name: 'ghost by LEAVE: gives an id back, keeps the socket, and speaks as the next owner',
		quick: true,
		redOnStock: true,
		run: async (scene) => {
			const [ghost, bob] = [await scene.join('victim'), await scene.join('bob')];
			ghost.send({ type: 'LEAVE' });
			ghost.send({ type: 'HEARTBEAT' });
			const victim = await scene.join('victim', 'token of the true one');
			ghost.send({ type: 'OFFER', dst: 'bob', payload: 'of the ghost' });
			// By the time that the broker answers a later claim it has read what was sent before.
			await (await scene.join('witness')).close();
			victim.send({ type: 'OFFER', dst: 'bob', payload: 'of the true one' });
			assert.equal((await bob.next()).payload, 'of the true one', 'bob heard a ghost');
		}
	},
	{
		name: 'half-open id: dies without a word, and keeps its id',
		quick: false,
		redOnStock: true,
		run: async (scene) => {
			await scene.join('victim', 'token of the dead', silent);
			await insist(scene, 'victim');
		}
	},
	{
		name: 'id race: a thousand want the id of a dead one at once',
		quick: false,
		redOnStock: true,
		env: { SOCKETS_PER_ADDRESS: '2000', OPENINGS_PER_ADDRESS: '1000' },
		run: async (scene) => {
			await scene.join('victim', 'token of the dead', silent);
			await pause(trustMs + 500);
			const answers = await Promise.all(
				Array.from({ length: 1_000 }, (_, racer) =>
					scene.claim('victim', `token of racer ${racer}`)
				)
			);
			const granted = answers.filter(([answer]) => answer === 'OPEN').length;
			assert.equal(granted, 1, `${granted} of 1000 have it`);
		}
	},
	{
		name: 'foreign page: a browser on another site uses the broker',
		quick: true,
		redOnStock: true,
		run: async ({ url }) => {
			const asked = await statusOf(claimUrl(url, 'mallory'), { origin: 'https://evil.example' });
			assert.equal(asked, 403);
		}
	},
	{
		name: 'monstrous id: claims what is no id',
		quick: true,
		redOnStock: true,
		run: async ({ url }) => {
			assert.equal(await statusOf(claimUrl(url, `${'x'.repeat(400)}<script>`)), 400);
		}
	}
];
