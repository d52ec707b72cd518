/** A broker in a process of its own, which can be killed and come again at the same port, remembering nothing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { root } from './server';

/** `stock`: `peer` as its own command line starts it, as the public cloud broker is. */
export type BrokerKind = 'ours' | 'stock';

const commands: Readonly<Record<BrokerKind, (port: number) => readonly string[]>> = {
	ours: () => ['dist/peer-server/main.js'],
	stock: (port) => [
		'node_modules/peer/dist/bin/peerjs.js',
		...['--port', String(port)],
		...['--host', '127.0.0.1']
	]
};

export class TestBroker {
	readonly port: number;
	readonly #kind: BrokerKind;
	#process: ChildProcess | null = null;

	constructor(kind: BrokerKind, port: number) {
		this.#kind = kind;
		this.port = port;
	}

	/** What a site's config.json says of it. */
	get config(): string {
		return JSON.stringify({ broker: { host: '127.0.0.1', port: this.port } });
	}

	/** Resolves when it takes connections. */
	async start(): Promise<void> {
		const server = spawn(process.execPath, [...commands[this.#kind](this.port)], {
			cwd: root,
			env: {
				...process.env,
				PORT: String(this.port),
				HOST: '127.0.0.1',
				SITE_FOLDER: 'none',
				ORIGINS: 'any'
			},
			stdio: ['ignore', 'ignore', 'inherit']
		});
		this.#process = server;
		while (!(await this.#answers())) {
			if (server.exitCode !== null) throw new Error(`the ${this.#kind} broker does not start`);
		}
	}

	/** SIGKILL: no goodbye, and nothing is remembered. */
	async kill(): Promise<void> {
		const server = this.#process;
		this.#process = null;
		if (!server) return;
		const ended = once(server, 'exit');
		server.kill('SIGKILL');
		await ended;
	}

	#answers(): Promise<boolean> {
		return new Promise((answers) => {
			const socket = connect(this.port, '127.0.0.1');
			socket.on('connect', () => {
				socket.destroy();
				answers(true);
			});
			socket.on('error', () => setTimeout(() => answers(false), 50));
		});
	}
}

/** A port that was free just now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
