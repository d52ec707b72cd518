/** A call through a long time of all that happens to networks, by chance that can be had again; nobody touches it. */
import { pause } from '../../bench/timing';
import { Chance } from '../../soak/chance';
import { Home } from '../network/home';
import { lossy } from '../network/router';
import { Stage } from '../stage/stage';
import type { LabPerson } from '../stage/person';
import { time, type Outcome, type Scenario } from './scenario';

interface Walk {
	readonly minutes: number;
	readonly seed: number;
}

/** How long it may take until both see each other again, after there was a way again. */
const backMs = 10_000;

/** What has not come back by then does not come back. */
const healingMs = 60_000;

type Turn = (home: Home, chance: Chance) => Promise<void>;

const turns: Readonly<Record<string, Turn>> = {
	'into another network': async (home, chance) => {
		home.goesOut();
		await pause(chance.ms(50, 3_000));
		home.comesIn();
	},
	'nothing comes through': async ({ here }, chance) => {
		here.cut();
		await pause(chance.ms(500, 15_000));
		here.mend();
	},
	'five of a hundred are lost': async ({ here }, chance) => {
		here.breaks(lossy);
		await pause(chance.ms(2_000, 15_000));
		here.mend();
	},
	'all is well': (_, chance) => pause(chance.ms(2_000, 15_000))
};

export const wander = ({ minutes, seed }: Walk): Scenario => ({
	name: 'wander',
	title: `${minutes} minutes of chance (seed ${seed})`,
	longestMs: minutes * 60_000 + 2 * healingMs,
	open: async () => {
		const homes = [new Home('one', 'cone'), new Home('other', 'cone')] as const;
		const stage = await Stage.open();
		return {
			run: () => walk(stage, homes, { minutes, seed }),
			close: () => stage.close(homes)
		};
	}
});

async function walk(
	stage: Stage,
	homes: readonly [Home, Home],
	{ minutes, seed }: Walk
): Promise<Outcome> {
	const chance = new Chance(seed);
	const [one, other] = homes;
	const { host, guest } = await stage.meet([
		await stage.browser(one.space.name),
		await stage.browser(other.space.name)
	]);
	const people = [host, guest];
	await stage.settles();
	const until = Date.now() + minutes * 60_000;
	let longest = 0;
	let steps = 0;
	while (Date.now() < until) {
		const [name, turn] = chance.of(Object.entries(turns) as [[string, Turn], ...[string, Turn][]]);
		const home = chance.of(homes);
		await turn(home, chance);
		const waited = await back(people);
		steps += 1;
		longest = Math.max(longest, waited);
		console.log(`${home.space.name}: ${name}: back after ${(waited / 1_000).toFixed(1)} s`);
	}
	return {
		ways: [await host.way(), await guest.way()],
		figures: { [`the longest way back of ${steps}`]: time(longest, backMs) }
	};
}

/** @returns how long it took until both had new pictures, in milliseconds. */
async function back(people: readonly LabPerson[]): Promise<number> {
	const mended = Date.now();
	const seen = await Promise.all(people.map((one) => one.seesAgain(mended, healingMs)));
	return Math.max(...seen) - mended;
}
