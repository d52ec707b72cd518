import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { asScript } from '../probe/as-script';
import { boundPort, closeServer, type Running } from '../stage/running';
import { pause } from '../timing';
import { relayOn } from './relay';

const beside = (name: string): URL => new URL(name, import.meta.url);

interface RestartableFloor extends Running {
	/** The relay dies, and is back after so long. @returns when. */
	readonly restart: (downMs: number) => Promise<number>;
}

/** Serves the floor page and its relay on one port of an address. */
export async function start(host = '127.0.0.1'): Promise<RestartableFloor> {
	const [shell, script] = await Promise.all([
		readFile(beside('index.html'), 'utf8'),
		asScript(beside('page.ts'))
	]);
	// A replacer function, because the script may hold `$&` and its like.
	const page = shell.replace(/<!-- page\.ts.*-->/, () => `<script>${script}</script>`);
	const server = createServer((request, response) => {
		if (new URL(request.url ?? '/', 'http://floor').pathname !== '/') {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store'
		});
		response.end(page);
	});
	let relay = relayOn(server);
	server.listen(0, host);
	await once(server, 'listening');
	return {
		url: new URL(`http://${host}:${boundPort(server)}/`),
		restart: async (downMs) => {
			relay.close();
			await pause(downMs);
			relay = relayOn(server);
			return Date.now();
		},
		close: async () => {
			relay.close();
			await closeServer(server);
		}
	};
}
