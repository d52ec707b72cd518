/** HAProxy itself with `deploy/haproxy.cfg`, of which nothing but addresses and paths is another here. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../support/free-port.ts';

/** Debian's. */
export const program = '/usr/sbin/haproxy';

const template = new URL('../../deploy/haproxy.cfg', import.meta.url);
const certificate = new URL('../server/certificates/first.cert.pem', import.meta.url);
const key = new URL('../server/certificates/first.key.pem', import.meta.url);

/** What clients believe. */
export const authority = await readFile(certificate, 'utf8');

/** Machines as the configuration names them. */
export type Machine = 'a' | 'b' | 'c';
const machines: Readonly<Record<Machine, string>> = {
	a: '10.0.0.1',
	b: '10.0.0.2',
	c: '10.0.0.3'
};

/** What HAProxy thinks of a broker. */
export type Health = 'up' | 'drains' | 'down';

export interface Balancer {
	readonly url: URL;
	readonly pid: number;
	readonly isAlive: () => boolean;
	readonly healthOf: (machine: Machine) => Promise<Health>;
	/** By SIGKILL. */
	readonly kill: () => Promise<void>;
}

export interface BalancerParts {
	readonly name: Machine;
	/** A folder of its own. */
	readonly folder: string;
	/** Of every broker. */
	readonly brokers: Readonly<Record<Machine, number>>;
	/** At which the balancers tell each other what they know; of some machines. */
	readonly peers: Partial<Readonly<Record<Machine, number>>>;
	/** Changes the configuration, to see what it is good for. */
	readonly edit?: (configuration: string) => string;
}

/** Starts one, and resolves when it answers. */
export async function startBalancer(parts: BalancerParts): Promise<Balancer> {
	const { name, folder, edit = (same) => same } = parts;
	const [plain, secure] = [await freePort(), await freePort()];
	const file = join(folder, 'haproxy.cfg');
	const socket = join(folder, 'admin.sock');
	const pem = join(folder, 'visavi.pem');
	await writeFile(pem, (await readFile(certificate, 'utf8')) + (await readFile(key, 'utf8')));
	const filled = fill(await readFile(template, 'utf8'), [
		[/^\t(chroot|user|group) .*\n/gm, ''], // only root may
		['maxconn 30000', 'maxconn 4000'], // as many files as a user may have
		['THIS-MACHINE', name],
		['/run/haproxy/admin.sock', socket],
		['/etc/haproxy/visavi.pem', pem],
		[':::80 v4v6', `127.0.0.1:${plain}`],
		[':::443 v4v6', `127.0.0.1:${secure}`],
		...Object.entries(machines).flatMap(([machine, address]): Change[] => {
			const peer = parts.peers[machine as Machine];
			return [
				[`${address}:3000`, `127.0.0.1:${parts.brokers[machine as Machine]}`],
				peer === undefined
					? [new RegExp(`^\\tpeer ${machine} .*\\n`, 'm'), '']
					: [`${address}:10000`, `127.0.0.1:${peer}`]
			];
		})
	]);
	await writeFile(file, edit(filled));
	const child = spawn(program, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] });
	const complaints = text(child.stderr);
	const exit = once(child, 'exit');
	await answers(socket, exit).catch(async (cause: unknown) => {
		child.kill('SIGKILL');
		throw new Error(`HAProxy did not start: ${await complaints}`, { cause });
	});
	return {
		url: new URL(`https://127.0.0.1:${secure}`),
		pid: child.pid ?? 0,
		isAlive: () => child.exitCode === null && child.signalCode === null,
		healthOf: async (machine) => healthIn(await ask(socket, 'show stat'), machine),
		kill: async () => {
			child.kill('SIGKILL');
			await exit;
		}
	};
}

type Change = readonly [what: string | RegExp, by: string];

/** @throws when there is nothing to change: the file has become another */
function fill(configuration: string, changes: readonly Change[]): string {
	return changes.reduce((before, [what, by]) => {
		const after = before.replace(what, by);
		if (after === before) throw new Error(`deploy/haproxy.cfg has no ${String(what)}`);
		return after;
	}, configuration);
}

const pauseMs = 50;

/** How long it may take to start. */
const startMs = 10_000;

async function answers(socket: string, exit: Promise<unknown>): Promise<void> {
	let ended = false;
	void exit.then(() => (ended = true));
	for (const since = performance.now(); ; await new Promise((go) => setTimeout(go, pauseMs))) {
		if (ended) throw new Error('it has ended');
		const said = await ask(socket, 'show info').catch(() => '');
		if (said.startsWith('Name: HAProxy')) return;
		if (performance.now() - since > startMs) throw new Error(`no answer in ${startMs} ms`);
	}
}

/** Its runtime interface (HAProxy's management guide, §9.3). */
async function ask(socket: string, command: string): Promise<string> {
	const connection = connect(socket);
	connection.end(`${command}\n`);
	return text(connection);
}

function healthIn(csv: string, machine: Machine): Health {
	const [head = '', ...lines] = csv.split('\n');
	const column = head.split(',').indexOf('status');
	const cells = lines.map((line) => line.split(',')).find(isOf(machine));
	const status = cells?.[column] ?? '';
	if (status.startsWith('UP')) return 'up';
	return status.startsWith('NOLB') || status.startsWith('DRAIN') ? 'drains' : 'down';
}

const isOf =
	(machine: Machine) =>
	([proxy, server]: readonly string[]): boolean =>
		proxy === 'brokers' && server === machine;
