/** Stock `peer`, started from its own command: what stands behind the public cloud broker and most others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(
	new URL('../../node_modules/peer/dist/bin/peerjs.js', import.meta.url)
);

export interface StockBroker {
	readonly url: URL;
	/** The ids that it counts as taken. */
	ids(): Promise<readonly string[]>;
	/** It dies, with everything that it knew. */
	kill(): Promise<void>;
}

/** Starts it as anybody would, on a port that the system picks. */
export async function startStockBroker(): Promise<StockBroker> {
	const broker = spawn(process.execPath, [command, '--host', '127.0.0.1', '--allow_discovery'], {
		// Its command takes no port 0 but from here.
		env: { PATH: process.env['PATH'], PORT: '0' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = once(broker, 'exit');
	// It writes a line for every client, which somebody must read.
	const lines = createInterface(broker.stdout);
	const first = await Promise.race([once(lines, 'line'), ended]);
	const port = /port: (\d+)/.exec(String(first[0]))?.[1];
	if (port === undefined) throw new Error('stock peer did not start');
	const url = new URL(`http://127.0.0.1:${port}/`);
	return {
		url,
		ids: async () => {
			const answer = await fetch(new URL('/peerjs/peers', url));
			return (await answer.json()) as string[];
		},
		kill: async () => {
			broker.kill('SIGKILL');
			await ended;
		}
	};
}
