/** A call through a long time of all that happens to networks, by chance that can be had again; nobody touches it. */
import { pause } from '../../bench/timing';
import { Chance } from '../../soak/chance';
import { Home } from '../network/home';
import type { Weather, Wire } from '../network/wire';
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

/** Somebody's home, and the line of the network in which it was first. */
interface Place {
	readonly home: Home;
	readonly wire: Wire;
}

type Turn = (place: Place, chance: Chance) => Promise<void>;

const weathers: readonly [Weather, ...Weather[]] = [
	{ loss: 0.05 },
	{ delay: 80, jitter: 20 },
	{ rate: 300_000 },
	{ rate: 500_000, queue: 2_000 },
	{ loss: 0.05, delay: 80, jitter: 20, rate: 300_000, queue: 2_000 }
];

const turns: Readonly<Record<string, Turn>> = {
	'into another network': async ({ home }, chance) => {
		home.goesOut();
		await pause(chance.ms(50, 3_000));
		home.comesIn();
	},
	'nothing comes through': async ({ home: { here } }, chance) => {
		here.cut();
		await pause(chance.ms(500, 15_000));
		here.mend();
	},
	'bad weather on the line': async ({ wire }, chance) => {
		wire.set(chance.of(weathers));
		await pause(chance.ms(2_000, 15_000));
		wire.set({});
	},
	'all is well': (_, chance) => pause(chance.ms(2_000, 15_000))
};

export const wander = ({ minutes, seed }: Walk): Scenario => ({
	name: 'wander',
	title: `${minutes} minutes of chance (seed ${seed})`,
	longestMs: minutes * 60_000 + 2 * healingMs,
	open: async () => {
		const places = [await settle('one'), await settle('other')] as const;
		const stage = await Stage.open();
		return {
			run: () => walk(stage, places, { minutes, seed }),
			close: async () => {
				await stage.close([]);
				for (const { home, wire } of places) {
					await wire.cut();
					home.close();
				}
			}
		};
	}
});

async function settle(name: string): Promise<Place> {
	const home = new Home(name, 'cone', { wired: true });
	return { home, wire: await home.router.layWire() };
}

async function walk(
	stage: Stage,
	places: readonly [Place, Place],
	{ minutes, seed }: Walk
): Promise<Outcome> {
	const chance = new Chance(seed);
	const [one, other] = places;
	const { host, guest } = await stage.meet([
		await stage.browser(one.home.space.name),
		await stage.browser(other.home.space.name)
	]);
	const people = [host, guest];
	await stage.settles();
	const until = Date.now() + minutes * 60_000;
	let longest = 0;
	let steps = 0;
	while (Date.now() < until) {
		const [name, turn] = chance.of(Object.entries(turns) as [[string, Turn], ...[string, Turn][]]);
		const place = chance.of(places);
		await turn(place, chance);
		const waited = await back(people);
		steps += 1;
		longest = Math.max(longest, waited);
		console.log(`${place.home.space.name}: ${name}: back after ${(waited / 1_000).toFixed(1)} s`);
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
