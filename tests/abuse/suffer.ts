/** Plays one attack against one server, with two honest people beside it, and says how it went. */
import { once } from 'node:events';
import { connect as dialTcp, type Socket } from 'node:net';
import { connect, type StockClient } from '../server/stock-client.ts';
import { within } from '../support/within.ts';
import { attackersAddress, patienceMs, type Attack, type Scene } from './attack.ts';
import { startPair } from './pair.ts';
import { startTarget, type Kind, type Target } from './target.ts';

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

/**
 * Two honest people may need twice what they usually do. A few milliseconds doubled are still no time at all, so there is
 * a floor: attackers and they share two cores with the server.
 */
const leastMs = 1_000;

/** Of so many meetings before the attack, the median is what is usual. */
const meetingsBefore = 5;

export async function suffer(attack: Attack, kind: Kind): Promise<Verdict> {
	const target = await startTarget(kind, attack);
	const { url } = target;
	const faults: string[] = [];
	const open = new Set<() => void>();
	const fault = (what: string) => (cause: unknown) => {
		faults.push(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
	};

	const pair = startPair(url);
	await pair.meet(); // the first is slow, as everything is new
	const before: number[] = [];
	for (let met = 0; met < meetingsBefore; met += 1) before.push(await pair.meet());
	const usualMs = before.toSorted((one, other) => one - other)[2] ?? NaN;
	let pairMs = 0;
	const over = attack
		.run(sceneAt(target, open))
		.catch(fault('the attack did harm'))
		.then(() => true);
	do {
		target.peakMiB();
		if (attack.shutsOut) continue;
		await pair.meet().then((ms) => (pairMs = Math.max(pairMs, ms)), fault('beside it'));
	} while (!(await Promise.race([over, pause(betweenMs)])) && faults.length === 0);
	await over;
	for (const close of open) close();

	if (target.isAlive()) await pair.meet().catch(fault('after it'));
	else faults.push('the process has ended');
	await pair.end();
	const peakMiB = Math.round(target.peakMiB());
	if (peakMiB > memoryBoundMiB) faults.push(`it needed ${peakMiB} of ${memoryBoundMiB} MiB`);
	const boundMs = Math.round(attack.meetingMs ?? Math.max(2 * usualMs, leastMs));
	if (pairMs > boundMs) {
		faults.push(`two honest people needed ${Math.round(pairMs)} of ${boundMs} ms to meet`);
	}
	if (!(await target.stop())) faults.push('it did not end on SIGTERM');
	return { faults, peakMiB, pairMs: Math.round(pairMs), usualMs: Math.round(usualMs) };
}

/** Between two honest pairs, who together stay within the limits of one address. */
const betweenMs = 100;

const pause = (ms: number): Promise<false> =>
	new Promise((done) => setTimeout(() => done(false), ms));

function sceneAt({ url, signal }: Target, open: Set<() => void>): Scene {
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
		signal,
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
