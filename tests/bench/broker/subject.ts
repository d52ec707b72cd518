/** A broker in a process of its own, on a processor of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Ours as it is built, the other two by a few lines around their libraries. */
const programs = {
	ours: 'dist/peer-server/main.js',
	stock: 'tests/abuse/stock-server.ts',
	relay: 'tests/bench/broker/relay-server.ts'
} as const;

export type SubjectName = keyof typeof programs;
export const subjectNames = ['ours', 'stock', 'relay'] as const satisfies SubjectName[];

/** The driver has the other one. */
const processor = '0';

/** One address plays all people, as fast as it can; everything else of the guard is as it always is. */
const limits = {
	SOCKETS: '20000',
	SOCKETS_PER_ADDRESS: '20000',
	OPENINGS_PER_ADDRESS: '100000',
	MESSAGES_PER_ADDRESS: '1000000',
	MESSAGES_PER_SOCKET: '100000'
};

export interface Subject {
	readonly url: URL;
	/** Of all its threads so far, in microseconds. */
	readonly cpuMicros: () => number;
	/** Resident memory in bytes, once its garbage is collected. */
	readonly memoryBytes: () => Promise<number>;
	readonly end: () => Promise<void>;
}

/** proc(5), clock ticks of a second. */
const ticks = 100;

/** After a collection, memory is given back to the system little by little. */
const settlingMs = 2_000;

/** Starts it; resolves when it answers. */
export async function startSubject(name: SubjectName): Promise<Subject> {
	const node = [
		'--expose-gc',
		'--import',
		'tsx',
		'--import',
		'./tests/bench/broker/gc-on-signal.ts'
	];
	const child = spawn('taskset', ['-c', processor, process.execPath, ...node, programs[name]], {
		env: {
			PATH: process.env['PATH'],
			PORT: '0',
			SITE_FOLDER: 'none',
			NODE_ENV: 'production',
			...limits
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const exit = once(child, 'exit');
	const line = once(createInterface(child.stdout), 'line');
	const [first] = await Promise.race([line, exit.then(() => [''])]);
	const address = /http:\S+/.exec(String(first))?.[0];
	if (!address) throw new Error(`${name} did not start`);
	const read = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
	return {
		url: new URL(address),
		cpuMicros: () => {
			// The fields after the name, which stands in brackets; the 14th and 15th of all are its time.
			const fields = read('stat')
				.replace(/^.*\) /, '')
				.split(' ');
			return ((Number(fields[11]) + Number(fields[12])) / ticks) * 1e6;
		},
		memoryBytes: async () => {
			for (let collections = 0; collections < 2; collections += 1) {
				child.kill('SIGWINCH');
				await new Promise((go) => setTimeout(go, settlingMs / 2));
			}
			return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read('status'))?.[1]) * 1024;
		},
		end: async () => {
			child.kill('SIGKILL');
			await exit;
		}
	};
}
