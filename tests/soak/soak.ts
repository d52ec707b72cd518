/** One pair of tabs, many faults, and what is left behind by all of them. */
import { setTimeout as pass } from 'node:timers/promises';
import { startVisavi } from '../e2e/people/server';
import { Chance } from './chance';
import { faultNames, faults } from './faults';
import { SoakTab, type Holdings } from './tab';
import { openWire } from './wire';

export interface SoakOptions {
	readonly faults: number;
	/** The same seed brings the same faults to the same people. */
	readonly seed: number;
	/** Told each fault, with how long it took until the call was up again. */
	readonly say: (line: string) => void;
}

/** What a page may hold in the middle of a call, or have gained since the first look at it. */
export const bounds = {
	connections: 1,
	/** The last one that was closed may lie about. */
	kept: 2,
	/** Camera and microphone. */
	tracks: 2,
	/**
	 * Pings, silence and the lesser one before it, a look once a second, the clock on the screen, heartbeats of the broker’s sockets and whether they are
	 * answered, a look at the devices, and at whether somebody talks while muted.
	 */
	timers: 11,
	moreListeners: 8,
	moreHeapBytes: 4 * 2 ** 20
} as const;

/** What is wrong with what a page holds; `null` for nothing. */
export function excess(now: Holdings, first: Holdings): string | null {
	const over = [
		now.connections === bounds.connections ? [] : [`${now.connections} connections`],
		now.kept <= bounds.kept ? [] : [`${now.kept} connections in memory`],
		now.tracks <= bounds.tracks ? [] : [`${now.tracks} tracks`],
		now.timers <= bounds.timers ? [] : [`${now.timers} timers`],
		now.listeners - first.listeners <= bounds.moreListeners
			? []
			: [`${first.listeners} listeners have become ${now.listeners}`],
		now.heapBytes - first.heapBytes <= bounds.moreHeapBytes
			? []
			: [`${first.heapBytes} bytes have become ${now.heapBytes}`]
	].flat();
	return over.length > 0 ? over.join(', ') : null;
}

const inShort = ({ heapBytes, listeners, timers, tracks }: Holdings): string =>
	`${Math.round(heapBytes / 1024)} KiB, ${listeners} listeners, ${timers} timers, ${tracks} tracks`;

/** By then all is there that a call brings with it. */
const completeMs = 3_000;

/** A dial that came to nothing, and what the browser collects of it in its own time, may take so long. */
const letGoMs = 10_000;
const againMs = 250;

/** @throws what went wrong, with the seed and the number of the fault. */
export async function soak({ faults: count, seed, say }: SoakOptions): Promise<void> {
	const closers: (() => Promise<void>)[] = [];
	try {
		await play(count, seed, say, closers);
	} finally {
		for (const close of closers.toReversed()) await close();
	}
}

async function play(
	count: number,
	seed: number,
	say: SoakOptions['say'],
	closers: (() => Promise<void>)[]
): Promise<void> {
	const chance = new Chance(seed);
	let server = await startVisavi();
	closers.push(() => server.close());
	const wire = await openWire(server.url);
	closers.push(wire.close);
	const restart = async (afterMs: number): Promise<void> => {
		await server.close();
		wire.cut();
		await pass(afterMs);
		server = await startVisavi(Number(server.url.port));
	};
	const open = async (name: string): Promise<SoakTab> => {
		const tab = await SoakTab.open(name, wire.url, `soak ${seed}`);
		closers.push(() => tab.close());
		return tab;
	};
	const [ann, ben] = [await open('ann'), await open('ben')];
	await up(ann, ben);
	await pass(completeMs);
	const first = [await settled(ann), await settled(ben)] as const;
	for (let number = 1; number <= count; number += 1) {
		const [name, who] = [chance.of(faultNames), chance.of([ann, ben])];
		const line = `${number} ${who.name} ${name}`;
		const began = performance.now();
		try {
			await faults[name]!({ who, chance, cut: wire.cut, restart });
			await up(ann, ben);
			const held = [await settled(ann, first[0]), await settled(ben, first[1])];
			const seconds = ((performance.now() - began) / 1_000).toFixed(1);
			say(`${line}: ${seconds} s; ${held.map(inShort).join('; ')}`);
		} catch (cause) {
			const told = await Promise.allSettled([ann.told(), ben.told()]);
			const where = told.map((one) => (one.status === 'fulfilled' ? one.value : 'gone')).join('; ');
			throw new Error(`${line}, with seed ${seed}: ${where}`, { cause });
		}
	}
}

/** Both talk. */
async function up(ann: SoakTab, ben: SoakTab): Promise<void> {
	for (const tab of [ann, ben]) await tab.reaches('connected');
	await ann.talks({ pictured: await ben.isOn('camera') });
	await ben.talks({ pictured: await ann.isOn('camera') });
}

/** What a page holds once it has let go of what was under way. */
async function settled(tab: SoakTab, first?: Holdings): Promise<Holdings> {
	const until = performance.now() + letGoMs;
	for (;;) {
		const held = await tab.holdings();
		const wrong = excess(held, first ?? held);
		if (wrong === null) return held;
		if (performance.now() > until) throw new Error(`${tab.name} holds ${wrong}`);
		await pass(againMs);
	}
}
