import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { turnServer } from '../../peer-server/ice.ts';

const program = '/usr/bin/turnserver';
const ofClient = '/usr/bin/turnutils_uclient';
const secret = 'a secret of coturn and the broker';

/** A real one, from Debian's package `coturn`; where it is not installed, the HMAC itself is checked elsewhere. */
describe.runIf(existsSync(program))('coturn', () => {
	let coturn: ChildProcess;
	let port: string;

	beforeAll(async () => {
		const finder = createServer().listen(0, '127.0.0.1');
		await once(finder, 'listening');
		port = String((finder.address() as AddressInfo).port);
		finder.close();
		await once(finder, 'close');
		coturn = spawn(program, [
			...['-n', '--no-cli', '--no-tls', '--no-dtls', '--log-file', 'stdout', '--simple-log'],
			...['--pidfile', '/dev/null', '--allow-loopback-peers', '-L', '127.0.0.1', '-p', port],
			...['--realm', 'visavi.example', '--use-auth-secret', '--static-auth-secret', secret]
		]);
	});
	afterAll(async () => {
		coturn.kill();
		await once(coturn, 'exit');
	});

	/** What Debian's own client says to an allocation, a permission and two packets there and back. */
	async function relays(untilSeconds: number): Promise<string> {
		const { username, credential } = turnServer(secret, [], untilSeconds);
		const client = spawn(ofClient, [
			...['-p', port, '-u', username, '-w', credential, '-y', '-c', '-n', '2', '127.0.0.1']
		]);
		return text(client.stdout);
	}

	const inSeconds = (seconds: number): number => Date.now() / 1_000 + seconds;

	it('relays for who has fresh credentials', async () => {
		await expect
			.poll(() => relays(inSeconds(60)), { timeout: 30_000, interval: 200 })
			.toMatch(/Total lost packets 0 /);
	});

	it('relays for nobody whose credentials have expired', async () => {
		expect(await relays(inSeconds(-1))).toContain('Cannot complete Allocation');
	});
});
