/** Plays one attack against one server, with two honest people beside it, and says how it went. */
import { once } from 'node:events';
import { connect as dialTcp, type Socket } from 'node:net';
import { connect, join, type StockClient } from '../server/stock-client.ts';
import { within } from '../support/within.ts';
import { attackersAddress, patienceMs, type Attack, type Scene } from './attack.ts';
import { startTarget, type Kind } from './target.ts';

export interface Verdict {
	/** All that was wrong; empty if nothing was. */
	readonly faults: readonly string[];
	readonly peakMiB: number;
	/** How long the slowest honest pair needed to meet beside the attack, and a usual one before. */
	readonly pairMs: number;
	readonly usualMs: number;
}

/** What the whole process may need at most, in MiB. Idle it has about 110, most of it TypeScript's loader. */
export const memoryBoundMiB = 256;

/** The longest that two honest people may need; attackers and they share two cores with the server. */
const meetingMs = 3_000;

export async function suffer(attack: Attack, kind: Kind): Promise<Verdict> {
	const target = await startTarget(kind, attack);
	const { url } = target;
	const faults: string[] = [];
	const open = new Set<() => void>();
	const fault = (what: string) => (cause: unknown) => {
		faults.push(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
	};

	await meet(url); // the first is slow, as everything is new
	const usualMs = await meet(url);
	let pairMs = 0;
	const over = attack
		.run(sceneAt(url, open))
		.catch(fault('the attack did harm'))
		.then(() => true);
	do {
		target.peakMiB();
		if (attack.shutsOut) continue;
		await meet(url).then((ms) => (pairMs = Math.max(pairMs, ms)), fault('beside it'));
	} while (!(await Promise.race([over, pause(betweenMs)])) && faults.length === 0);
	await over;
	for (const close of open) close();

	if (target.isAlive()) await meet(url).catch(fault('after it'));
	else faults.push('the process has ended');
	const peakMiB = Math.round(target.peakMiB());
	if (peakMiB > memoryBoundMiB) faults.push(`it needed ${peakMiB} of ${memoryBoundMiB} MiB`);
	if (pairMs > meetingMs) faults.push(`two honest people needed ${Math.round(pairMs)} ms to meet`);
	if (!(await target.stop())) faults.push('it did not end on SIGTERM');
	return { faults, peakMiB, pairMs: Math.round(pairMs), usualMs: Math.round(usualMs) };
}

/** Between two honest pairs, who together stay within the limits of one address. */
const betweenMs = 100;

const pause = (ms: number): Promise<false> =>
	new Promise((done) => setTimeout(() => done(false), ms));

let meetings = 0;

/** Two people claim an id each; an offer and its answer go between them. How long that took, in milliseconds. */
async function meet(url: URL): Promise<number> {
	const before = performance.now();
	meetings += 1;
	const [alice, bob] = [`alice${meetings}`, `bob${meetings}`];
	const people = within(
		patienceMs,
		Promise.all([join(url, alice), join(url, bob)]),
		'seats for two honest people'
	);
	const [a, b] = await people;
	const talk = async (): Promise<void> => {
		a.send({ type: 'OFFER', dst: bob, payload: 'offer' });
		await b.next();
		b.send({ type: 'ANSWER', dst: alice, payload: 'answer' });
		await a.next();
	};
	await within(patienceMs, talk(), 'word between two honest people');
	const took = performance.now() - before;
	await within(patienceMs, Promise.all([a.close(), b.close()]), 'end of an honest socket');
	return took;
}

function sceneAt(url: URL, open: Set<() => void>): Scene {
	const from = { localAddress: attackersAddress };
	const keep = (client: StockClient): StockClient => {
		open.add(() => void client.close());
		return client;
	};
	const claim: Scene['claim'] = async (id, token, options = {}) => {
		const client = keep(
			await within(patienceMs, connect(url, id, token, { ...from, ...options }), 'socket')
		);
		const { type } = await within(patienceMs, client.next(), 'answer to a claim');
		return [type, client];
	};
	return {
		url,
		claim,
		join: async (id, token, options) => {
			const [answer, client] = await claim(id, token, options);
			if (answer !== 'OPEN') throw new Error(`${id} was answered ${answer}`);
			return client;
		},
		dial: async (bytes = ''): Promise<Socket> => {
			const socket = dialTcp({ host: url.hostname, port: Number(url.port), ...from });
			open.add(() => socket.destroy());
			const connected = once(socket, 'connect');
			socket.on('error', () => socket.destroy());
			await within(patienceMs, connected, 'connection');
			if (bytes !== '') socket.write(bytes);
			return socket;
		}
	};
}
