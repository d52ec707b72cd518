/** What is measured of a broker. Each starts from clients of its own. */
import { arrive, arriveAll, freshId, leave, type Client } from './client';
import type { Subject } from './subject';

/** An offer has more, a candidate less. */
const payload = 'x'.repeat(2_048);

const offer = (dst: string, more: object = {}): string =>
	JSON.stringify({ type: 'OFFER', dst, payload: { sdp: payload, ...more } });

export interface Claims {
	readonly perSecond: number;
	/** Processor time of the broker for one. */
	readonly micros: number;
}

/** Sockets that are opened, granted an id and cut. */
export async function claims({ url, cpuMicros }: Subject, count: number): Promise<Claims> {
	const [since, before] = [performance.now(), cpuMicros()];
	await arriveAll(url, count, leave);
	return {
		perSecond: (count / (performance.now() - since)) * 1_000,
		micros: (cpuMicros() - before) / count
	};
}

const pairCount = 50;

/** Processor time of the broker for a message of 2 KB from one to another, in microseconds. */
export async function relayMicros({ url, cpuMicros }: Subject, count: number): Promise<number> {
	const people: Client[] = [];
	await arriveAll(url, pairCount * 2, (client) => people.push(client));
	let left = count;
	const before = await new Promise<number>((done, fail) => {
		const start = cpuMicros();
		for (const [place, { socket }] of people.entries()) {
			const text = offer(people[place ^ 1]?.id ?? '');
			socket.once('error', fail);
			socket.on('message', () => {
				left -= 1;
				if (left > 0) socket.send(text);
				else done(start);
			});
			if (place % 2 === 0) socket.send(text);
		}
	});
	const spent = cpuMicros() - before;
	people.forEach(leave);
	return spent / count;
}

/** Bytes for each client that holds an id and says nothing, at each of these counts, which ascend. */
export async function idleBytes(subject: Subject, counts: readonly number[]): Promise<number[]> {
	const people: Client[] = [];
	await claims(subject, 500); // what it needs once
	const before = await subject.memoryBytes();
	const bytes: number[] = [];
	for (const count of counts) {
		await arriveAll(subject.url, count - people.length, (client) => people.push(client));
		bytes.push(((await subject.memoryBytes()) - before) / count);
	}
	people.forEach(leave);
	return bytes;
}

export interface Delay {
	readonly p50Ms: number;
	readonly p99Ms: number;
}

const tickMs = 5;

/** From one client to another, with so many of them, so many messages a second, for a while. */
export async function delay(
	{ url }: Subject,
	{ clients, perSecond, forMs }: Readonly<Record<'clients' | 'perSecond' | 'forMs', number>>
): Promise<Delay> {
	const people: Client[] = [];
	await arriveAll(url, clients, (client) => people.push(client));
	const delays: number[] = [];
	for (const { socket } of people) {
		socket.on('message', (bytes) => {
			const { payload: said } = JSON.parse(String(bytes)) as { payload: { atMs: number } };
			delays.push(performance.now() - said.atMs);
		});
	}
	const since = performance.now();
	let sent = 0;
	await new Promise<void>((done) => {
		const tick = setInterval(() => {
			const now = performance.now();
			for (; sent < ((now - since) / 1_000) * perSecond; sent += 1) {
				const sender = people[(sent * 2) % people.length];
				const addressee = people[(sent * 2 + 1) % people.length];
				if (addressee) sender?.socket.send(offer(addressee.id, { atMs: performance.now() }));
			}
			if (now - since < forMs) return;
			clearInterval(tick);
			done();
		}, tickMs);
	});
	while (delays.length < sent) await new Promise((go) => setTimeout(go, tickMs));
	people.forEach(leave);
	const sorted = delays.toSorted((one, other) => one - other);
	const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
	return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

const againMs = 200;

/** How long an id stays taken whose holder answers nothing any more, in milliseconds. */
export async function halfOpenMs({ url }: Subject): Promise<number> {
	const id = freshId();
	const holder = await arrive(url, id, false);
	const since = performance.now();
	for (;;) {
		const next = await arrive(url, id).catch(() => null);
		if (next) {
			[holder, next].forEach(leave);
			return performance.now() - since;
		}
		await new Promise((go) => setTimeout(go, againMs));
	}
}
