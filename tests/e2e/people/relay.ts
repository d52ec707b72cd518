/** A real TURN server, coturn of Debian's package, and a broker that makes credentials for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../../peer-server/server';
import { freePort } from '../../support/free-port';

export const coturn = '/usr/bin/turnserver';

const certificates = fileURLToPath(new URL('../../server/certificates/', import.meta.url));
const secret = 'a secret of coturn and the broker';

/** How a browser reaches it. */
export type Transport = 'udp' | 'tcp' | 'tls';

export interface Relay {
	/** Of the page. */
	readonly url: URL;
	close(): Promise<void>;
}

/** Resolves when something takes connections there: it does not say when it is ready. */
async function answers(port: number): Promise<void> {
	for (;;) {
		const socket = connect(port, '127.0.0.1');
		const taken = await Promise.race([
			once(socket, 'connect').then(() => true),
			once(socket, 'close').then(() => false)
		]).catch(() => false);
		socket.destroy();
		if (taken) return;
		await new Promise((go) => setTimeout(go, againMs));
	}
}

const againMs = 50;

/** Starts both; the page is offered this one way to the relay alone, with credentials that are good for so long. */
export async function startRelay(by: Transport, ttlSeconds: number): Promise<Relay> {
	const [port, tlsPort] = [await freePort(), await freePort()];
	const turn = spawn(coturn, [
		...['-n', '--no-cli', '--log-file', 'stdout', '--simple-log', '--pidfile', '/dev/null'],
		...['--allow-loopback-peers', '-L', '127.0.0.1', '-p', `${port}`],
		...['--tls-listening-port', `${tlsPort}`, '--realm', 'visavi.example'],
		...['--cert', `${certificates}first.cert.pem`, '--pkey', `${certificates}first.key.pem`],
		...['--use-auth-secret', '--static-auth-secret', secret]
	]);
	const exit = once(turn, 'exit');
	turn.stdout.resume();
	turn.stderr.resume();
	await answers(port);
	const urls = {
		udp: `turn:127.0.0.1:${port}?transport=udp`,
		tcp: `turn:127.0.0.1:${port}?transport=tcp`,
		tls: `turns:127.0.0.1:${tlsPort}?transport=tcp`
	} as const satisfies Record<Transport, string>;
	const server = await startServer({
		port: 0,
		siteFolder: 'build',
		turn: { secret, urls: [urls[by]], ttlSeconds }
	});
	return {
		url: server.url,
		close: async () => {
			await server.close();
			turn.kill();
			await exit;
		}
	};
}
