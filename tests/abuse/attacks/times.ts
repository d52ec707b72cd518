/** By time: clocks that are set, and those who wait. */
import assert from 'node:assert/strict';
import type { StockClient } from '../../server/stock-client.ts';
import { within } from '../../support/within.ts';
import { patienceMs, type Attack } from '../attack.ts';

/** `peer` looks at its clients and at what waits for somebody in rounds of 0.3 s and of 1 s. */
const roundsMs = 1_500;

/** The longest that a dead one may keep an id that nobody wants. */
const silentMs = 75_000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function expectHears(one: StockClient, other: StockClient, dst: string): Promise<void> {
	one.send({ type: 'OFFER', dst });
	assert.equal(
		(await within(patienceMs, other.next(), 'word after the clock was set')).type,
		'OFFER'
	);
}

export const timeAttacks: readonly Attack[] = [
	{
		name: 'clock jumps: the system’s clock is set a day ahead, then a day back',
		quick: true,
		redOnStock: true,
		preload: './tests/abuse/clock.ts',
		run: async (scene) => {
			const [alice, bob] = [await scene.join('early1'), await scene.join('early2')];
			for (const dst of ['early2', 'early2']) {
				scene.signal('SIGWINCH');
				await pause(roundsMs);
				await expectHears(alice, bob, dst);
			}
		}
	},
	{
		name: 'clock back: words to nobody, which would wait until the clock has caught up',
		quick: false,
		redOnStock: true,
		env: { MESSAGES_PER_SOCKET: '1000', MESSAGES_PER_ADDRESS: '100000' },
		preload: './tests/abuse/clock.ts',
		run: async (scene) => {
			scene.signal('SIGWINCH');
			await pause(roundsMs);
			for (let round = 0; round < 8; round += 1) {
				const speakers = await Promise.all(
					Array.from({ length: 20 }, (_, number) => scene.join(`round${round}x${number}`))
				);
				for (const [number, speaker] of speakers.entries()) {
					for (let sent = 0; sent < 100; sent += 1) {
						const dst = `nobody${round}x${number}x${sent}`;
						speaker.send({ type: 'OFFER', dst, payload: 'x'.repeat(30_000) });
					}
				}
				if (round === 0) scene.signal('SIGWINCH');
				await pause(roundsMs);
			}
		}
	},
	{
		name: 'dead crowd: dies without a word, and nobody asks for its ids',
		quick: false,
		redOnStock: false,
		run: async (scene) => {
			const dead = await scene.join('victim', 'token of the dead', { autoPong: false });
			const quiet = await scene.join('quiet');
			await within(silentMs, dead.closed, 'end of a dead one');
			await expectHears(quiet, quiet, 'quiet');
		}
	},
	{
		name: 'full disk: no line of the log can be written',
		quick: true,
		redOnStock: true,
		env: { LOG_LEVEL: 'debug' },
		stderr: '/dev/full',
		run: async (scene) => {
			const speakers = await Promise.all(
				Array.from({ length: 20 }, (_, number) => scene.join(`speaker${number}`))
			);
			for (const speaker of speakers)
				for (let sent = 0; sent < 100; sent += 1) speaker.sendRaw('{');
			await expectHears(
				...([speakers[0], speakers[1], 'speaker1'] as [StockClient, StockClient, string])
			);
		}
	}
];
