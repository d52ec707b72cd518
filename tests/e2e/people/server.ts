/** The real, built server in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface RunningVisavi {
	readonly url: URL;
	close(): Promise<void>;
}

/** Starts the server on a free port; `port` to come back to the one that it had before. */
export async function startVisavi(
	port = 0,
	options: Readonly<Record<string, string>> = {}
): Promise<RunningVisavi> {
	const server = spawn(process.execPath, ['dist/peer-server/main.js'], {
		cwd: root,
		env: { ...process.env, ...options, PORT: String(port), HOST: '127.0.0.1' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = once(server, 'exit');
	const line = await Promise.race([once(createInterface(server.stdout), 'line'), ended]);
	const address = /http:\S+/.exec(String(line[0]))?.[0];
	if (!address) throw new Error('The server did not start: build it with `npm run build`.');
	return {
		url: new URL(address),
		close: async () => {
			server.kill('SIGTERM');
			await ended;
		}
	};
}
