/** The server under attack, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { within } from '../support/within.ts';
import { patienceMs, type Attack } from './attack.ts';

export type Kind = 'ours' | 'stock';

export interface Target {
	readonly url: URL;
	readonly isAlive: () => boolean;
	readonly signal: (name: NodeJS.Signals) => void;
	/** The most memory that it has had so far, in MiB. */
	readonly peakMiB: () => number;
	/** Asks it to end as a system does; whether it did so within 5 s. It is gone afterwards. */
	readonly stop: () => Promise<boolean>;
}

const programs = { ours: 'peer-server/main.ts', stock: 'tests/abuse/stock-server.ts' } as const;

/** Of a server that is asked to end. */
const stopMs = 5_000;

export async function startTarget(kind: Kind, attack: Attack): Promise<Target> {
	const { env = {}, openFiles, preload, stderr } = attack;
	const before = preload === undefined ? [] : ['--import', preload];
	const node = [process.execPath, '--import', 'tsx', ...before, programs[kind]];
	const err = stderr === undefined ? 'ignore' : openSync(stderr, 'w');
	const limit = openFiles === undefined ? '' : `ulimit -n ${openFiles}; `;
	const child = spawn('/bin/sh', ['-c', `${limit}exec "$@"`, 'sh', ...node], {
		env: { PATH: process.env['PATH'], PORT: '0', SITE_FOLDER: 'none', LOG_LEVEL: 'silent', ...env },
		stdio: ['ignore', 'pipe', err]
	});
	if (typeof err === 'number') closeSync(err); // the server has its own
	const ended = once(child, 'exit');
	const line = once(createInterface(child.stdout as Readable), 'line').then(([text]) =>
		String(text)
	);
	const first = await within(patienceMs, Promise.race([line, ended]), 'start of the server');
	const address = /http:\S+/.exec(String(first))?.[0];
	if (!address) throw new Error(`the ${kind} server did not start`);
	let peakMiB = 0;
	return {
		url: new URL(address),
		isAlive: () => child.exitCode === null && child.signalCode === null,
		signal: (name) => void child.kill(name),
		peakMiB: () => (peakMiB = Math.max(peakMiB, peakOf(child.pid))),
		stop: async () => {
			child.kill('SIGTERM');
			const inTime = await within(stopMs, ended, 'end').then(
				() => true,
				() => false
			);
			child.kill('SIGKILL');
			await ended;
			return inTime;
		}
	};
}

/** The kernel's own high-water mark (proc(5), VmHWM); of a process that is gone, nothing. */
function peakOf(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0; // it has just ended, which is seen elsewhere
	}
}
