import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { patienceMs, pause, stopMs, within } from '../timing';
import type { Running } from './running';

const root = new URL('../../../', import.meta.url);
const program = fileURLToPath(new URL('dist/peer-server/main.js', root));

/** The built site, as a static host would have it. */
export const siteFolder = fileURLToPath(new URL('build/', root));

export function requireBuild(): void {
	for (const path of [program, `${siteFolder}index.html`]) {
		if (!existsSync(path)) throw new Error(`${path} is missing: run "npm start" once to build it`);
	}
}

const hasEnded = (child: ChildProcess): boolean =>
	child.exitCode !== null || child.signalCode !== null;

async function stop(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	try {
		await within(stopMs, ended, 'end of the peer-server after SIGTERM');
	} catch (late) {
		child.kill('SIGKILL');
		throw late;
	}
}

export interface AppServer extends Running {
	/** Throws when the process has ended: what then fails says nothing about the page. */
	readonly mustRun: () => void;
	/** It is killed, and started again on the same port after so long. @returns when it answered again. */
	readonly restart: (downMs: number) => Promise<number>;
	/** How many sockets the broker has. */
	readonly sockets: () => Promise<number>;
}

interface Launched {
	readonly child: ChildProcess;
	readonly url: URL;
}

/** Starts the project's own server, exactly as built, and resolves once it has printed its address. */
export async function startAppServer(): Promise<AppServer> {
	let { child, url } = await launch(0);
	return {
		url,
		close: () => stop(child),
		mustRun: () => {
			if (hasEnded(child)) throw new Error('the peer-server ended under the bench');
		},
		restart: async (downMs) => {
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
			await pause(downMs);
			({ child, url } = await launch(Number(url.port)));
			return Date.now();
		},
		sockets: async () => {
			const metrics = await (await fetch(new URL('/metrics', url))).text();
			return Number(/^visavi_broker_clients (\d+)$/m.exec(metrics)?.[1]);
		}
	};
}

/** On this port; 0 lets the system pick one. */
async function launch(port: number): Promise<Launched> {
	const child = spawn(process.execPath, [program], {
		cwd: fileURLToPath(root),
		env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
		stdio: ['ignore', 'pipe', 'inherit'],
		// A process group of its own: Ctrl-C reaches the bench alone, which then stops the server.
		detached: true
	});
	process.once('exit', () => child.kill('SIGKILL'));
	const address = new Promise<URL>((found, failed) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			const [url] = /http:\/\/\S+/.exec(line) ?? [];
			if (url) found(new URL(url));
		});
		child.once('error', failed);
		child.once('exit', (code, signal) => {
			console.error(`the peer-server ended: ${signal ?? `exit code ${code}`}`);
			failed(new Error('the peer-server ended before it told its address'));
		});
	});
	try {
		return { child, url: await within(patienceMs, address, 'address from the peer-server') };
	} catch (failure) {
		await stop(child);
		throw failure;
	}
}
