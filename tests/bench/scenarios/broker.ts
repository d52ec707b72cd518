import { downMs, patienceMs, pause, watchedMs } from '../timing';
import type { Site } from '../stage/subjects';
import type { Sample, Stage } from '../stage/stage';
import type { Scenario } from './scenario';

/** From look to look at how many sockets the broker has. */
const lookMs = 10;

/** The broker (relay) is killed in the middle of a call, and is back, with empty memory, a while later. */
async function gap(stage: Stage, site: Site): Promise<Sample> {
	const { host, guest } = await stage.cast('host', 'guest');
	await stage.talk(host, guest);
	const killed = Date.now();
	await site.restart(downMs);
	await pause(watchedMs);
	const gaps = await Promise.all([host, guest].map((person) => person.longestGapMs(killed)));
	return {
		ms: Math.max(...gaps),
		story: gaps.map((ms, at) => `${['host', 'guest'][at]} ${Math.round(ms)}`).join(', ')
	};
}

export const brokerGap: Scenario = {
	name: 'broker-gap',
	title: 'broker killed and back: longest time without a new frame',
	distance: 'near',
	measure: gap
};

/** Counted from when the broker answers again. The floor has no seats to take back. */
export const brokerSeats: Scenario = {
	name: 'broker-seats',
	title: 'broker back -> both seats taken again',
	distance: 'near',
	only: 'app',
	async measure(stage, site) {
		const { host, guest } = await stage.cast('host', 'guest');
		await stage.talk(host, guest);
		const back = await site.restart(downMs);
		while (Date.now() < back + patienceMs) {
			if ((await site.sockets()) === 2) {
				return { ms: Date.now() - back, story: 'two sockets' };
			}
			await pause(lookMs);
		}
		throw new Error(`after ${patienceMs} ms the broker has ${await site.sockets()} sockets`);
	}
};
