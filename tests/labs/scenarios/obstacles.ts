/** Two who cannot meet are told why, each in a sentence, long before ICE gives up. */
import { obstacles } from '../../../src/lib/i18n/obstacle/en';
import { pause } from '../../bench/timing';
import { Home } from '../network/home';
import { relay } from '../network/internet';
import { noUdp, type Nat } from '../network/router';
import { LabPerson } from '../stage/person';
import { Stage, type StageOptions } from '../stage/stage';
import { time, type Outcome, type Scenario } from './scenario';

type Obstacle = Exclude<keyof typeof obstacles, 'check'>;

/** A network from which the relay is not reached. */
const noRelay = `ip daddr ${relay} drop`;

/** From the press on Join, or from what has happened to a call. */
const toldMostMs = 6_000;

/** After so long all that a page fetches later is here: what cannot be fetched any more cannot be said. */
const fetchedMs = 3_000;

/** To the host and to the guest. */
type Told = readonly [Obstacle, Obstacle];

const said = (ways: Told, toldMs: number): Outcome => ({
	ways,
	figures: { told: time(toldMs, toldMostMs) }
});

/** A scenario each run of which has homes and a stage of its own. */
function scene(
	name: string,
	title: string,
	nat: Nat,
	options: StageOptions,
	play: (stage: Stage, homes: readonly [Home, Home]) => Promise<Outcome>
): Scenario {
	return {
		name,
		title,
		open: async () => ({
			run: async () => {
				const homes = [new Home('one', nat), new Home('other', nat)] as const;
				const stage = await Stage.open(options);
				try {
					return await play(stage, homes);
				} finally {
					await stage.close(homes);
				}
			},
			close: async () => undefined
		})
	};
}

interface Wall {
	readonly name: string;
	readonly title: string;
	readonly nat: Nat;
	readonly options?: StageOptions;
	/** What the networks of host and guest do not let out. */
	readonly blocked?: readonly [readonly string[], readonly string[]];
	readonly told: Told;
}

/** Both get into the room and no further. */
const walls: readonly Wall[] = [
	{
		name: 'why-no-relay',
		title: 'two strict routers and no relay',
		nat: 'symmetric',
		told: ['no-relay', 'no-relay']
	},
	{
		name: 'why-refused',
		title: 'two strict routers, and a relay that refuses',
		nat: 'symmetric',
		options: { relays: ['udp', 'tcp'], secret: 'not the secret of the relay' },
		told: ['relay-refuses', 'relay-refuses']
	},
	{
		name: 'why-silent',
		title: 'two strict routers, and a relay out of reach',
		nat: 'symmetric',
		options: { relays: ['udp', 'tcp'] },
		blocked: [[noRelay], [noRelay]],
		told: ['relay-silent', 'relay-silent']
	},
	{
		name: 'why-no-udp',
		title: 'no UDP, and a relay by nothing else',
		nat: 'cone',
		options: { relays: ['udp'] },
		blocked: [[noUdp], [noUdp]],
		told: ['no-udp', 'no-udp']
	},
	{
		name: 'why-their-udp',
		title: 'no UDP on one side, and no relay',
		nat: 'cone',
		blocked: [[], [noUdp]],
		told: ['their-udp', 'no-udp']
	}
];

const walled = ({ name, title, nat, options = {}, blocked, told }: Wall): Scenario =>
	scene(name, title, nat, options, async (stage, homes) => {
		for (const [at, { router }] of homes.entries()) router.breaks(...(blocked?.[at] ?? []));
		const [host, guest] = await sitDown(stage, homes);
		const link = stage.newRoom()();
		await host.arrives(link);
		await host.presses();
		await host.reaches('waiting');
		await guest.arrives(link);
		const pressed = await guest.presses();
		const heard = await Promise.all([
			host.isTold(obstacles[told[0]]),
			guest.isTold(obstacles[told[1]])
		]);
		return said(told, Math.max(...heard) - pressed);
	});

const sitDown = async (
	stage: Stage,
	homes: readonly [Home, Home]
): Promise<readonly [LabPerson, LabPerson]> => [
	await LabPerson.sitDown('host', await stage.browser(homes[0].space.name)),
	await LabPerson.sitDown('guest', await stage.browser(homes[1].space.name))
];

const noBroker = scene(
	'why-no-broker',
	'nothing comes from the broker any more',
	'cone',
	{},
	async (stage, homes) => {
		const [host] = await sitDown(stage, homes);
		await host.arrives(stage.newRoom()());
		await pause(fetchedMs);
		homes[0].router.cut();
		const pressed = await host.presses();
		return said(['broker', 'broker'], (await host.isTold(obstacles.broker)) - pressed);
	}
);

/** Two in a call, to whose networks something happens. Counted from when `began` says. */
const inCall = (
	name: string,
	title: string,
	happens: (homes: readonly [Home, Home]) => void,
	began: (people: readonly LabPerson[]) => Promise<number>,
	told: Told
): Scenario =>
	scene(name, title, 'cone', {}, async (stage, homes) => {
		const { host, guest } = await stage.meet([
			await stage.browser(homes[0].space.name),
			await stage.browser(homes[1].space.name)
		]);
		await pause(fetchedMs);
		happens(homes);
		const since = await began([host, guest]);
		const heard = await Promise.all([
			host.isTold(obstacles[told[0]]),
			guest.isTold(obstacles[told[1]])
		]);
		return said(told, Math.max(...heard) - since);
	});

const lost = inCall(
	'why-gone',
	'one of the two loses the network in a call',
	([home]) => home.leave(),
	async () => Date.now(),
	['offline', 'friend']
);

/** They look for each other when both know that the call is lost. */
const closed = inCall(
	'why-lost',
	'the networks of both close to UDP in a call',
	(homes) => homes.forEach(({ router }) => router.breaks(noUdp)),
	async (people) => {
		await Promise.all(people.map((one) => one.reaches('reconnecting')));
		return Date.now();
	},
	['no-udp', 'no-udp']
);

export const obstacleScenarios: readonly Scenario[] = [
	...walls.map(walled),
	noBroker,
	lost,
	closed
];
