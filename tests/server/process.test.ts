import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { connect as dial, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { killAll, line, run, start } from './running-process.ts';
import { join } from './stock-client.ts';

/** The longest that a stop may take. */
const stopMs = 5_000;

/** Starting a process takes its time on a busy machine. */
const timeout = 30_000;

afterEach(killAll);

describe('the process', { timeout }, () => {
	it('prints one line with an address that answers', async () => {
		const { child, url, out, err, exit } = await start();
		expect((await fetch(new URL('/healthz', url))).status).toBe(200);
		child.kill('SIGTERM');
		expect([await exit, await err]).toEqual([0, '']);
		expect(await out).toMatch(line);
	});

	it('prints nothing about who is there or what they send', async () => {
		const { child, url, out, err } = await start();
		const alice = await join(url, 'alice');
		alice.sendRaw('no json');
		alice.send({ type: 'OFFER', dst: 'alice' });
		expect(await alice.next()).toMatchObject({ type: 'OFFER' });
		await fetch(new URL('/peerjs/%E0%A4%A', url));
		child.kill('SIGTERM');
		expect(await err).toBe('');
		expect(await out).toMatch(line);
	});

	describe.each(['SIGTERM', 'SIGINT'] as const)('ends with code 0 on %s', (signal) => {
		it('while people are on it', async () => {
			const { child, url, exit } = await start();
			const alice = await join(url, 'alice');
			const silent = dial(Number(url.port), url.hostname);
			await once(silent, 'connect');
			await fetch(new URL('/healthz', url), { headers: { connection: 'keep-alive' } });
			const asked = performance.now();
			child.kill(signal);
			expect(await exit).toBe(0);
			expect(performance.now() - asked).toBeLessThan(stopMs);
			expect(await alice.closed).toBe(1012);
		});

		it('while somebody does not answer that the socket is being closed', async () => {
			const { child, url, exit } = await start();
			const deaf = dial(Number(url.port), url.hostname);
			deaf.on('error', () => deaf.destroy());
			deaf.write(
				'GET /peerjs?key=peerjs&id=deaf&token=t HTTP/1.1\r\nHost: visavi\r\nUpgrade: websocket\r\n' +
					'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
			);
			await once(deaf, 'data');
			const asked = performance.now();
			child.kill(signal);
			expect(await exit).toBe(0);
			expect(performance.now() - asked).toBeLessThan(stopMs);
		});
	});

	it('says so when the port of the metrics is in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const { err, exit } = run({ METRICS: `127.0.0.1:${port}` });
		expect(await exit).toBe(1);
		expect(await err).toMatch(/^METRICS must be .* a port that is free.*\n$/);
		other.close();
	});

	it('names an option that it cannot use and ends with code 1', async () => {
		const { out, err, exit } = run({ PORT: 'eighty' });
		expect([await exit, await out]).toEqual([1, '']);
		expect(await err).toMatch(/^PORT must be a whole number .*\n$/);
	});

	it('says so when there is no site to serve', async () => {
		const empty = await mkdtemp(joinPath(tmpdir(), 'visavi-empty-'));
		const { err, exit } = run({ SITE_FOLDER: empty });
		expect(await exit).toBe(1);
		expect(await err).toMatch(/^SITE_FOLDER must be .*npm run build.*\n$/);
	});

	it('says so when the port is in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const { out, err, exit } = run({ PORT: String(port) });
		expect([await exit, await out]).toEqual([1, '']);
		expect(await err).toMatch(new RegExp(`^Port ${port} .* already in use\\. .*PORT=.*\n$`));
		other.close();
	});

	it('says so when the address is not of this machine', async () => {
		const { err, exit } = run({ HOST: '192.0.2.1' });
		expect(await exit).toBe(1);
		expect(await err).toMatch(/^HOST 192\.0\.2\.1 is not an address of this machine\. .*\n$/);
	});
});
