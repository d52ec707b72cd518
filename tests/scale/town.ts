/** Three brokers behind two balancers, and rooms full of people. */
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { startBalancer, type Balancer, type Health, type Machine } from './balancer.ts';
import { Broker } from './broker.ts';
import { Room } from './room.ts';

export interface TownParts {
	readonly rooms: number;
	readonly balancers: readonly [Machine, Machine];
	/** Changes HAProxy's configuration, to see what it is good for. */
	readonly edit?: (configuration: string) => string;
}

export interface Town {
	readonly brokers: Readonly<Record<Machine, Broker>>;
	readonly balancers: readonly [Balancer, Balancer];
	readonly rooms: readonly Room[];
	/** Resolves as soon as every living balancer thinks so of the broker. */
	readonly sees: (machine: Machine, health: Health) => Promise<void>;
	/** Everybody leaves, every process is ended. */
	readonly close: () => Promise<void>;
}

/** How long a balancer may take to see what a broker is up to. */
const seeingMs = 15_000;

/** Opens it, with everybody seated. */
export async function openTown({ rooms, balancers, edit }: TownParts): Promise<Town> {
	const folder = await mkdtemp(join(tmpdir(), 'visavi-scale-'));
	const ports = { a: await freePort(), b: await freePort(), c: await freePort() };
	const brokers = { a: new Broker(ports.a), b: new Broker(ports.b), c: new Broker(ports.c) };
	const running: Balancer[] = [];
	const people: Room[] = [];
	const close = async (): Promise<void> => {
		await Promise.all(people.map((room) => room.leave()));
		await Promise.all(running.map((balancer) => balancer.kill()));
		await Promise.all(Object.values(brokers).map((broker) => broker.end('SIGKILL')));
		await rm(folder, { recursive: true });
	};
	try {
		await Promise.all(Object.values(brokers).map((broker) => broker.start()));
		const peers: Partial<Record<Machine, number>> = {};
		for (const name of balancers) peers[name] = await freePort();
		const open = async (name: Machine): Promise<Balancer> => {
			const own = join(folder, name);
			await mkdir(own);
			const parts = { name, folder: own, brokers: ports, peers };
			const balancer = await startBalancer(edit ? { ...parts, edit } : parts);
			running.push(balancer);
			return balancer;
		};
		const both = [await open(balancers[0]), await open(balancers[1])] as const;
		const urls = both.map(({ url }) => url);
		for (let number = 0; number < rooms; number += 1) people.push(new Room(number, urls));
		for (const { host, guest } of people) [host, guest].forEach((person) => person.arrive());
		await Promise.all(people.map((room) => room.seated()));
		return {
			brokers,
			balancers: both,
			rooms: people,
			sees: async (machine, health) => {
				for (const since = performance.now(); ; await new Promise((go) => setTimeout(go, 100))) {
					const alive = both.filter(({ isAlive }) => isAlive());
					const seen = await Promise.all(alive.map((each) => each.healthOf(machine)));
					if (seen.every((each) => each === health)) return;
					if (performance.now() - since > seeingMs)
						throw new Error(`${machine} is seen as ${seen}`);
				}
			},
			close
		};
	} catch (cause) {
		await close();
		throw cause;
	}
}
