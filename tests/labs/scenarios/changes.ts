/** A call goes on when the network changes under it, or is gone for a while. */
import { Home } from '../network/home';
import { pause } from '../../bench/timing';
import { Stage } from '../stage/stage';
import { time, type Outcome, type Scenario } from './scenario';

interface Change {
	readonly name: string;
	readonly title: string;
	/** What happens to the home of one of the two. @returns when there was a way again, in milliseconds since the epoch. */
	happens(home: Home): Promise<number>;
	/** How long the picture may stand still on either side beyond that. */
	readonly most: number;
	/** All that the page may show meanwhile; anything, where it does not say. */
	readonly shown?: readonly string[];
}

/** Pictures of before are in the players for no longer than that. */
const staleMs = 500;

/** A second change while a browser's list of networks settles would be another story. */
const settlingMs = 3_000;

const swappingMs = 100;

/** What has not come back by then does not come back. */
const healingMs = 60_000;

/** The picture stays, and what is said over it interrupts nobody. */
const quietWord = ['phase connected', 'phase reconnecting'];

/** A path that drops everything in silence. */
const cut = (seconds: number, most: number, known: Pick<Change, 'shown'> = {}): Change => ({
	name: `cut-${seconds}`,
	title: `nothing comes through for ${seconds} s`,
	most,
	...known,
	happens: async ({ router }) => {
		router.cut();
		await pause(seconds * 1_000);
		router.mend();
		return Date.now();
	}
});

const changes: readonly Change[] = [
	{
		name: 'wifi-lte',
		title: 'out of reach of one network, into another',
		most: 3_000,
		happens: async (home) => {
			home.leave();
			await pause(swappingMs);
			home.move();
			return Date.now();
		}
	},
	{
		name: 'wifi-gap-lte',
		title: 'the same, with 2 s of nothing between',
		most: 3_000,
		happens: async (home) => {
			home.leave();
			await pause(2_000);
			home.move();
			return Date.now();
		}
	},
	{
		name: 'vpn-on',
		title: 'into a tunnel',
		most: 3_000,
		happens: async (home) => {
			home.tunnel();
			return Date.now();
		}
	},
	{
		name: 'vpn-off',
		title: 'out of a tunnel',
		most: 3_000,
		happens: async (home) => {
			home.untunnel();
			return Date.now();
		}
	},
	cut(3, 500, { shown: quietWord }),
	cut(10, 500),
	cut(25, 1_500),
	cut(120, 5_000)
];

/** Each run has a world of its own: after it the network is another one. */
const change = (wanted: Change): Scenario => ({
	name: wanted.name,
	title: wanted.title,
	open: async () => ({
		run: async () => {
			const [moving, staying] = [new Home('moving', 'cone'), new Home('staying', 'cone')];
			if (wanted.name === 'vpn-off') moving.tunnel();
			const stage = await Stage.open();
			try {
				return await watch(stage, [moving, staying], wanted);
			} finally {
				await stage.close([moving, staying]);
			}
		},
		close: async () => undefined
	})
});

async function watch(
	stage: Stage,
	[moving, staying]: readonly [Home, Home],
	{ happens, most, shown }: Change
): Promise<Outcome> {
	const browsers = [
		await stage.browser(moving.space.name),
		await stage.browser(staying.space.name)
	] as const;
	const { host, guest } = await stage.meet(browsers);
	await pause(settlingMs);
	const people = [host, guest];
	for (const one of people) await one.shown();
	const began = Date.now();
	const awayMs = (await happens(moving)) - began;
	const fresh = began + Math.max(awayMs, staleMs);
	await Promise.all(people.map((one) => one.seesAgain(fresh, healingMs)));
	const gaps = await Promise.all(people.map((one) => one.gapMs(began)));
	const stood = (await Promise.all(people.map((one) => one.shown()))).flat();
	const unwanted = shown ? stood.filter((one) => !shown.includes(one)) : [];
	return {
		ways: [await host.way(), await guest.way()],
		figures: { 'still beyond that': time(Math.max(...gaps) - awayMs, most) },
		...(unwanted.length > 0 ? { wrong: `shown: ${unwanted.join(', ')}` } : {})
	};
}

export const networkChanges: readonly Scenario[] = changes.map(change);
