/** What is left of a call when the line is bad, beside the least page that can call on the same line; and after it. */
import type { Browser } from '@playwright/test';
import { more } from '../../../src/lib/i18n/more/en';
import { pause } from '../../bench/timing';
import { Home } from '../network/home';
import type { Weather, Wire } from '../network/wire';
import type { Arrived } from '../stage/in-page';
import type { LabPerson } from '../stage/person';
import { Stage } from '../stage/stage';
import { time, type Measured, type Outcome, type Scenario } from './scenario';

interface Trial {
	readonly name: string;
	readonly title: string;
	/** The line of one of the two, both ways. */
	readonly weather: Weather;
	/** How much of the sound may be made up, in hundredths. */
	readonly concealedMost?: number;
	/** How many pixels there are to be in a second for one of the floor's. */
	readonly pixelsLeast?: number;
	/** What both have to be told. */
	readonly told?: string;
	/** How long a picture may take to be as it was, after the line is. */
	readonly climbedMostMs?: number;
}

const trials: readonly Trial[] = [
	{
		name: 'loss',
		title: 'five packets of a hundred are lost',
		weather: { loss: 0.05 },
		concealedMost: 10
	},
	{
		name: 'delay',
		title: '80 ms longer each way, give or take 20',
		weather: { delay: 80, jitter: 20 },
		concealedMost: 10
	},
	{
		name: 'narrow',
		title: '300 kbit/s',
		weather: { rate: 300_000 },
		concealedMost: 10,
		pixelsLeast: 2
	},
	{
		name: 'bloat',
		title: '500 kbit/s with a queue of 2 s',
		weather: { rate: 500_000, queue: 2_000 },
		concealedMost: 10
	},
	{
		name: 'storm',
		title: 'all of it: loss, delay, 300 kbit/s, a queue of 2 s',
		weather: { loss: 0.05, delay: 80, jitter: 20, rate: 300_000, queue: 2_000 },
		concealedMost: 10
	},
	{
		name: 'trickle',
		title: '100 kbit/s, enough for sound alone',
		weather: { rate: 100_000, queue: 500 },
		told: more.call.thinLine.mine.said,
		climbedMostMs: 20_000
	}
];

/** Until encoders have found out what a line carries. */
const adaptingMs = 8_000;

const watchedMs = 6_000;

const climbedMostMs = 10_000;

/** After the bound nothing is learned by waiting much longer. */
const patience = 1.2;

/** Until a new connection has found out what the line carries. */
const settlingMs = 5_000;

/** Of the picture before. */
const climbed = 0.9;

const glanceMs = 500;

/** What one of the two gets, over a stretch of time. */
interface Quality {
	readonly pictures: number;
	readonly width: number;
	readonly height: number;
	readonly kbits: number;
	readonly roundTripMs: number;
	/** Of the sound that was played, in hundredths. */
	readonly concealed: number;
}

function between(from: Arrived, to: Arrived): Quality {
	const seconds = (to.at - from.at) / 1_000;
	const samples = to.samples - from.samples;
	// Another connection counts anew, and one that is gone counts nothing.
	const grown = (count: 'pictures' | 'bytes' | 'concealed'): number =>
		Math.max(0, to[count] - from[count]);
	return {
		pictures: grown('pictures') / seconds,
		width: to.width,
		height: to.height,
		kbits: (grown('bytes') * 8) / 1_000 / seconds,
		roundTripMs: to.roundTripMs,
		concealed: samples > 0 ? (100 * grown('concealed')) / samples : 100
	};
}

/** The worse of the two sides, figure by figure. */
const worse = (one: Quality, other: Quality): Quality => ({
	pictures: Math.min(one.pictures, other.pictures),
	width: Math.min(one.width, other.width),
	height: Math.min(one.height, other.height),
	kbits: Math.min(one.kbits, other.kbits),
	roundTripMs: Math.max(one.roundTripMs, other.roundTripMs),
	concealed: Math.max(one.concealed, other.concealed)
});

async function watch(people: readonly LabPerson[], ms: number): Promise<Quality> {
	const look = (): Promise<Arrived[]> => Promise.all(people.map((one) => one.arrived()));
	const before = await look();
	await pause(ms);
	const after = await look();
	const [one, other] = before.map((from, at) => between(from, after[at] ?? from));
	if (!one || !other) throw new Error('a call is between two');
	return worse(one, other);
}

interface Weathered {
	readonly during: Quality;
	/** From a clear sky until the picture is as before. */
	readonly climbedMs: number;
}

async function endure(
	people: readonly LabPerson[],
	wire: Wire,
	{ weather, told, climbedMostMs: most = climbedMostMs }: Omit<Trial, 'name' | 'title'>
): Promise<Weathered> {
	await pause(settlingMs);
	const before = await watch(people, watchedMs / 2);
	wire.set(weather);
	if (told !== undefined) await Promise.all(people.map((one) => one.isTold(told)));
	await pause(adaptingMs);
	const during = await watch(people, watchedMs);
	wire.set({});
	const cleared = Date.now();
	for (;;) {
		const now = await watch(people, glanceMs);
		const asBefore = now.width >= before.width && now.pictures >= before.pictures * climbed;
		if (asBefore || Date.now() - cleared > patience * most)
			return { during, climbedMs: Date.now() - cleared };
	}
}

const pixels = ({ during: { pictures, width, height } }: Weathered): number =>
	pictures * width * height;

function figuresOf(
	ours: Weathered,
	floor: Weathered,
	{ concealedMost, pixelsLeast, climbedMostMs: most = climbedMostMs }: Trial
): Record<string, Measured> {
	const beside = (unit: Measured['unit'], figure: (of: Weathered) => number): Measured => ({
		value: figure(ours),
		floor: figure(floor),
		unit
	});
	const concealed = beside('%', ({ during }) => during.concealed);
	const asBefore = { ...time(ours.climbedMs, most), floor: floor.climbedMs / 1_000 };
	return {
		'made-up sound':
			concealedMost === undefined ? concealed : { ...concealed, most: concealedMost },
		pictures: beside('a second', ({ during }) => during.pictures),
		'width of the picture': beside('px', ({ during }) => during.width),
		...(pixelsLeast === undefined
			? {}
			: {
					'pixels a second, for one of the floor’s': {
						value: pixels(ours) / pixels(floor),
						unit: 'times',
						least: pixelsLeast
					}
				}),
		received: beside('kbit/s', ({ during }) => during.kbits),
		'there and back': beside('ms', ({ during }) => during.roundTripMs),
		'as before': asBefore
	};
}

async function run(
	stage: Stage,
	browsers: readonly [Browser, Browser],
	wire: Wire,
	trial: Trial
): Promise<Outcome> {
	const { host: one, guest: other } = await stage.meet(browsers, [4, 4], stage.newFloorRoom());
	const floor = await endure([one, other], wire, { weather: trial.weather });
	for (const person of [one, other]) await person.leaves();
	const { host, guest } = await stage.meet(browsers);
	const ours = await endure([host, guest], wire, trial);
	const ways = [await host.way(), await guest.way()] as const;
	for (const person of [host, guest]) await person.leaves();
	return { ways, figures: figuresOf(ours, floor, trial) };
}

export const weatherScenarios: readonly Scenario[] = trials.map((trial) => ({
	name: trial.name,
	title: trial.title,
	open: async () => {
		const inside = new Home(`${trial.name}-in`, 'none', { wired: true });
		const outside = new Home(`${trial.name}-out`, 'none');
		const wire = await inside.router.layWire();
		const stage = await Stage.open({ floor: true });
		const browsers = [
			await stage.browser(inside.space.name),
			await stage.browser(outside.space.name)
		] as const;
		return {
			run: () => run(stage, browsers, wire, trial),
			close: async () => {
				await stage.close([]);
				await wire.cut();
				for (const home of [inside, outside]) home.close();
			}
		};
	}
}));
