import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { turnServer } from '../../peer-server/ice.ts';
import { freePort } from '../support/free-port.ts';

const program = '/usr/bin/turnserver';
const ofClient = '/usr/bin/turnutils_uclient';
const secret = 'a secret of coturn and the broker';

const certificates = fileURLToPath(new URL('certificates/', import.meta.url));

/** How a client reaches it; the last works where a firewall lets through nothing but what looks like the web. */
const transports = { UDP: [], TCP: ['-t'], TLS: ['-t', '-S'] } as const;
type Transport = keyof typeof transports;

/** A real one, from Debian's package `coturn`; where it is not installed, the HMAC itself is checked elsewhere. */
describe.runIf(existsSync(program))('coturn', () => {
	let coturn: ChildProcess;
	let port: string;
	let tlsPort: string;

	beforeAll(async () => {
		[port, tlsPort] = [String(await freePort()), String(await freePort())];
		coturn = spawn(program, [
			...['-n', '--no-cli', '--log-file', 'stdout', '--simple-log', '--pidfile', '/dev/null'],
			...['--allow-loopback-peers', '-L', '127.0.0.1', '-p', port, '--tls-listening-port', tlsPort],
			...['--cert', `${certificates}first.cert.pem`, '--pkey', `${certificates}first.key.pem`],
			...['--realm', 'visavi.example', '--use-auth-secret', '--static-auth-secret', secret]
		]);
	});
	afterAll(async () => {
		coturn.kill();
		await once(coturn, 'exit');
	});

	/** What Debian's own client says to an allocation, a permission and two packets there and back. */
	async function relays(untilSeconds: number, transport: Transport): Promise<string> {
		const { username, credential } = turnServer(secret, [], untilSeconds);
		const client = spawn(ofClient, [
			...transports[transport],
			...['-p', transport === 'TLS' ? tlsPort : port, '-u', username, '-w', credential],
			...['-y', '-c', '-n', '2', '127.0.0.1']
		]);
		return text(client.stdout);
	}

	const inSeconds = (seconds: number): number => Date.now() / 1_000 + seconds;

	it.concurrent.for(['UDP', 'TCP', 'TLS'] as const)(
		'relays over %s with fresh credentials',
		async (by, { expect }) => {
			const relaysAll = async (): Promise<void> =>
				expect(await relays(inSeconds(60), by)).toMatch(/Total lost packets 0 /);
			await vi.waitFor(relaysAll, { timeout: 30_000, interval: 200 });
		}
	);

	it('relays for nobody whose credentials have expired', async ({ expect }) => {
		expect(await relays(inSeconds(-1), 'UDP')).toContain('Cannot complete Allocation');
	});
});
