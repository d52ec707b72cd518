/** One broker behind the balancers, in a process of its own, which comes back on the same port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export class Broker {
	readonly port: number;
	#child: ChildProcess | null = null;

	constructor(port: number) {
		this.port = port;
	}

	/** Starts it; resolves when it answers. */
	async start(): Promise<void> {
		const child = spawn(process.execPath, ['--import', 'tsx', 'peer-server/main.ts'], {
			env: {
				PATH: process.env['PATH'],
				PORT: String(this.port),
				SITE_FOLDER: 'none',
				LOG_LEVEL: 'error',
				BROKER_IDS: 'rooms',
				TRUSTED_PROXIES: '127.0.0.1',
				TURN_URLS: 'turn:turn.example.org',
				TURN_SECRET: 'the secret of all three'
			},
			stdio: ['ignore', 'pipe', 'inherit']
		});
		this.#child = child;
		const [first] = await Promise.race([
			once(createInterface(child.stdout), 'line'),
			once(child, 'exit').then(() => [''])
		]);
		if (!String(first).startsWith('Visavi is at')) throw new Error('a broker did not start');
	}

	/** From now on it asks for no new rooms. */
	drain(): void {
		this.#child?.kill('SIGUSR2');
	}

	/** Ends it; resolves when it is gone. */
	async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const exit = once(child, 'exit');
		child.kill(signal);
		await exit;
	}
}
