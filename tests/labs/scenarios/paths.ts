/** Every pair of networks that has a path connects, by that path, and soon. */
import type { Browser } from '@playwright/test';
import { Home, openHome6 } from '../network/home';
import { noUdp, only443, type Nat } from '../network/router';
import { LabPerson } from '../stage/person';
import { Stage, type StageOptions } from '../stage/stage';
import { pause } from '../../bench/timing';
import { joinMostMs, time, type Outcome, type Scenario } from './scenario';

interface Pairing {
	readonly name: string;
	readonly title: string;
	readonly nats: readonly [Nat, Nat];
	readonly options?: StageOptions;
	/** What their networks do not let out. */
	readonly blocked?: readonly string[];
	/** What the host's way is to be. */
	readonly way: RegExp;
}

/** How long a call is watched for a gap after the two have met. */
const watchedMs = 2_000;

const pairings: readonly Pairing[] = [
	{
		name: 'cone-cone',
		title: 'two homes, by STUN',
		nats: ['cone', 'cone'],
		way: /^(srflx|prflx)\/udp$/
	},
	{
		name: 'symmetric-symmetric',
		title: 'two strict routers, by relay',
		nats: ['symmetric', 'symmetric'],
		options: { relays: ['udp', 'tcp'] },
		way: /^relay\/udp$/
	},
	{
		name: 'cone-symmetric',
		title: 'a home and a strict router, by relay',
		nats: ['cone', 'symmetric'],
		options: { relays: ['udp', 'tcp'] },
		way: /^(relay|srflx|prflx)\/udp$/
	},
	{
		name: 'udp-blocked',
		title: 'no UDP, by relay over TCP',
		nats: ['cone', 'cone'],
		options: { relays: ['udp', 'tcp'] },
		blocked: [noUdp],
		way: /^relay\/tcp$/
	},
	{
		name: 'only-443',
		title: 'nothing but port 443, by relay over TLS',
		nats: ['cone', 'cone'],
		options: { relays: ['udp', 'tcp', 'tls'], port: 443 },
		blocked: only443,
		way: /^relay\/tls$/
	}
];

function pairing({ name, title, nats, options, blocked = [], way }: Pairing): Scenario {
	return {
		name,
		title,
		open: async () => {
			const homes = nats.map((nat, at) => new Home(`${name}-${at}`, nat));
			for (const { router } of homes) router.breaks(...blocked);
			const stage = await Stage.open(options);
			const [one, other] = homes.map(({ space }) => space.name) as [string, string];
			const browsers = [await stage.browser(one), await stage.browser(other)] as const;
			return {
				run: () => meeting(stage, browsers, way),
				close: () => stage.close(homes)
			};
		}
	};
}

async function meeting(
	stage: Stage,
	browsers: Parameters<Stage['meet']>[0],
	way: RegExp,
	families?: Parameters<Stage['meet']>[1]
): Promise<Outcome> {
	const { host, guest, joinMs } = await stage.meet(browsers, families);
	const met = Date.now();
	await pause(watchedMs);
	const gaps = await Promise.all([host, guest].map((one) => one.gapMs(met)));
	const ways = [await host.way(), await guest.way()] as const;
	for (const one of [host, guest]) await one.leaves();
	return {
		ways,
		figures: { join: time(joinMs, joinMostMs), gap: time(Math.max(...gaps)) },
		...(way.test(ways[0]) ? {} : { wrong: `the way is ${ways[0]}, not ${way}` })
	};
}

const ipv6: Scenario = {
	name: 'ipv6-only',
	title: 'one has IPv6 alone, by a relay that has both',
	open: async () => {
		const space = openHome6('six');
		const home = new Home('four', 'cone');
		const stage = await Stage.open({ relays: ['udp', 'udp6'], dual: true });
		const browsers = [
			await stage.browser(space.name),
			await stage.browser(home.space.name)
		] as const;
		return {
			run: () => meeting(stage, browsers, /^relay\/udp$/, [6, 4]),
			close: () => stage.close([home, { close: () => space.remove() }])
		};
	}
};

/** Chromium 156 hides addresses behind names of multicast DNS only from pages without a microphone; here it tells none at all. */
const nameless: Scenario = {
	name: 'hidden',
	title: 'one has a microphone alone, and a browser that tells nobody its own addresses',
	open: async () => {
		const [home, other] = [new Home('sees', 'cone'), new Home('speaks', 'cone')];
		const stage = await Stage.open();
		const browsers = [
			await stage.browser(home.space.name),
			await stage.browser(other.space.name, { camera: false, hidden: true })
		] as const;
		return {
			run: () => hearing(stage, browsers),
			close: () => stage.close([home, other])
		};
	}
};

/** The guest has no picture to show, so that only they see somebody. */
async function hearing(stage: Stage, browsers: readonly [Browser, Browser]): Promise<Outcome> {
	const link = stage.newRoom();
	const host = await LabPerson.sitDown('host', browsers[0]);
	const guest = await LabPerson.sitDown('guest', browsers[1]);
	await host.arrives(link());
	await host.presses();
	await host.reaches('waiting');
	await guest.arrives(link(), { camera: false });
	const pressed = await guest.presses();
	const joinMs = (await guest.sees(pressed)) - pressed;
	await host.reaches('connected');
	const ways = [await host.way(), await guest.way()] as const;
	const own = await guest.ownAddresses();
	for (const one of [host, guest]) await one.leaves();
	return {
		ways,
		figures: { join: time(joinMs, joinMostMs) },
		...(own.length === 0 ? {} : { wrong: `the guest told ${own.join(', ')}` })
	};
}

export const paths: readonly Scenario[] = [...pairings.map(pairing), ipv6, nameless];
