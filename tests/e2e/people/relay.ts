/** A real TURN server, coturn of Debian's package, and a broker that makes credentials for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../../peer-server/server';
import { answering } from '../../support/answering';
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

/**
 * Starts both; the page is offered these ways to the relay alone, with credentials that are good for so long, if they are
 * made by the relay's own secret.
 */
export async function startRelay(
	by: readonly Transport[],
	ttlSeconds: number,
	madeBy = secret
): Promise<Relay> {
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
	await answering(port);
	const urls = {
		udp: `turn:127.0.0.1:${port}?transport=udp`,
		tcp: `turn:127.0.0.1:${port}?transport=tcp`,
		tls: `turns:127.0.0.1:${tlsPort}?transport=tcp`
	} as const satisfies Record<Transport, string>;
	const server = await startServer({
		port: 0,
		siteFolder: 'build',
		turn: { secret: madeBy, urls: by.map((way) => urls[way]), ttlSeconds }
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
