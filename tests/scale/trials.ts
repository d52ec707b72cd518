/** What may happen to machines, and what it must not do to rooms. Each resolves with what it saw. */
import type { Machine } from './balancer.ts';
import type { Room } from './room.ts';
import type { Town } from './town.ts';

export interface Outcome {
	/** Rooms whose two people do not hear each other. */
	readonly split: number;
	/** Rooms of which somebody lost a socket. */
	readonly disturbed: number;
	/** Until the last of these had both its people seated again. */
	readonly reclaimedMs: number;
}

/** A word may have gone to a socket that was just dying; people who are apart stay apart. */
const tries = 3;

/** How many rooms are split now. */
async function splitRooms(rooms: readonly Room[]): Promise<number> {
	let split = rooms;
	for (let tried = 0; split.length > 0 && tried < tries; tried += 1) {
		const meet = await Promise.all(split.map((room) => room.meets()));
		split = split.filter((_, room) => !meet[room]);
	}
	return split.length;
}

/** How many are split when their guests have gone and come again. */
export async function splitAfterReturn(rooms: readonly Room[]): Promise<number> {
	await Promise.all(rooms.map((room) => room.guestReturns()));
	return splitRooms(rooms);
}

const lossesOf = (rooms: readonly Room[]): number[] =>
	rooms.map(({ people }) => people.reduce((sum, { lost }) => sum + lost, 0));

/** Does something to a machine, and waits until everybody who was disturbed by that is seated again. */
export async function disturb(
	{ rooms }: Pick<Town, 'rooms'>,
	what: () => Promise<void>
): Promise<Outcome> {
	const before = lossesOf(rooms);
	const since = performance.now();
	await what();
	const split = await splitRooms(rooms);
	const losses = lossesOf(rooms);
	const disturbed = rooms.filter((_, room) => losses[room] !== before[room]);
	const seated = disturbed.flatMap(({ people }) => people.map(({ seatedAtMs }) => seatedAtMs));
	return {
		split,
		disturbed: disturbed.length,
		reclaimedMs: Math.round(Math.max(since, ...seated) - since)
	};
}

/** A broker dies, is seen to be dead, and comes back. */
export async function lossAndReturn(
	town: Town,
	machine: Machine
): Promise<Outcome & { readonly splitByReturn: number }> {
	const broker = town.brokers[machine];
	const loss = await disturb(town, () => broker.end('SIGKILL'));
	await town.sees(machine, 'down');
	await broker.start();
	await town.sees(machine, 'up');
	return { ...loss, splitByReturn: await splitAfterReturn(town.rooms) };
}

/** One broker after the other is drained, ended, started and let back in, as docs/deploy.md says. */
export async function rollingRestart(
	town: Town
): Promise<(Outcome & { readonly splitByDrain: number })[]> {
	const outcomes = [];
	for (const machine of ['a', 'b', 'c'] as const) {
		const broker = town.brokers[machine];
		broker.drain();
		await town.sees(machine, 'drains');
		const splitByDrain = await splitAfterReturn(town.rooms);
		const outcome = await disturb(town, () => broker.end('SIGTERM'));
		outcomes.push({ ...outcome, splitByDrain });
		await broker.start();
		await town.sees(machine, 'up');
	}
	return outcomes;
}

/** How many people are refused TURN credentials, by whichever balancer they ask. */
export async function refusedAtIce({ rooms, balancers }: Town): Promise<number> {
	const people = rooms.flatMap((room) => room.people);
	const asked = balancers.flatMap(({ url }) => people.map((person) => person.iceStatus(url)));
	return (await Promise.all(asked)).filter((status) => status !== 200).length;
}
