import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { connect as dialTls, type PeerCertificate } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseOptions } from '../../peer-server/options.ts';
import { startServer } from '../../peer-server/server.ts';
import { killAll, run, start } from './running-process.ts';
import { connect, join } from './stock-client.ts';

/** Starting a process takes its time on a busy machine. */
const timeout = 30_000;

const certificates = fileURLToPath(new URL('certificates/', import.meta.url));
const insecure = { rejectUnauthorized: false };

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(joinPath(tmpdir(), 'visavi-operating-'));
});
afterEach(async () => {
	killAll();
	await rm(folder, { recursive: true });
});

const install = async (name: 'first' | 'second'): Promise<Record<string, string>> => {
	const files = { TLS_CERT: joinPath(folder, 'cert.pem'), TLS_KEY: joinPath(folder, 'key.pem') };
	await copyFile(`${certificates}${name}.cert.pem`, files.TLS_CERT);
	await copyFile(`${certificates}${name}.key.pem`, files.TLS_KEY);
	return files;
};

/** To whom the certificate that a browser gets now belongs. */
async function subjectAt(url: URL): Promise<string> {
	const socket = dialTls({ host: url.hostname, port: Number(url.port), ...insecure });
	await once(socket, 'secureConnect');
	const certificate: PeerCertificate = socket.getPeerCertificate();
	socket.destroy();
	return String(certificate.subject.CN);
}

describe('TLS', { timeout }, () => {
	it('serves the page and the broker', async () => {
		const { url } = await start(await install('first'));
		expect(url.protocol).toBe('https:');
		const [alice, bob] = [
			await join(url, 'alice', undefined, insecure),
			await join(url, 'bob', undefined, insecure)
		];
		alice.send({ type: 'OFFER', dst: 'bob' });
		expect(await bob.next()).toMatchObject({ src: 'alice' });
	});

	it('takes a renewed certificate on SIGHUP, and nobody is cut off', async () => {
		const { child, url } = await start(await install('first'));
		const alice = await join(url, 'alice', undefined, insecure);
		expect(await subjectAt(url)).toBe('first');
		await install('second');
		child.kill('SIGHUP');
		await expect.poll(() => subjectAt(url)).toBe('second');
		alice.send({ type: 'OFFER', dst: 'alice' });
		expect(await alice.next()).toMatchObject({ type: 'OFFER' });
	});

	it('keeps its certificate when the renewed one is broken, and says so', async () => {
		const files = await install('first');
		const { child, url, err, exit } = await start(files);
		await writeFile(files['TLS_CERT'] ?? '', 'nonsense');
		const said = once(child.stderr ?? child, 'data');
		child.kill('SIGHUP');
		await said;
		expect(await subjectAt(url)).toBe('first');
		child.kill('SIGTERM');
		expect([await exit, JSON.parse(await err)]).toMatchObject([
			0,
			{ level: 'error', reason: expect.stringMatching(/^TLS_CERT and TLS_KEY must be/) }
		]);
	});

	it('does not start without its files', async () => {
		const { err, exit } = run({ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' });
		expect(await exit).toBe(1);
		expect(await err).toMatch(/^TLS_CERT names \/nowhere\/cert\.pem, .*ENOENT/);
	});
});

describe('a load balancer', { timeout }, () => {
	it('is told on SIGUSR2 to send nobody new, and who is there stays', async () => {
		const { child, url } = await start();
		const ready = async (): Promise<number> => (await fetch(new URL('/readyz', url))).status;
		const alice = await join(url, 'alice');
		expect(await ready()).toBe(200);
		child.kill('SIGUSR2');
		await expect.poll(ready).toBe(503);
		expect((await fetch(new URL('/healthz', url))).status).toBe(200);
		alice.send({ type: 'OFFER', dst: 'alice' });
		expect(await alice.next()).toMatchObject({ type: 'OFFER' });
	});
});

describe('the health check of a container', { timeout }, () => {
	const check = async (env: Record<string, string>): Promise<number | null> => {
		const child = spawn(process.execPath, ['deploy/health.mjs'], { env, stdio: 'ignore' });
		const [code] = (await once(child, 'exit')) as [number | null];
		return code;
	};

	it('passes while the server answers, with and without TLS, and fails after', async () => {
		const [plain, files] = [await start(), await install('first')];
		const secure = await start(files);
		expect(await check({ PORT: plain.url.port })).toBe(0);
		expect(await check({ PORT: secure.url.port, ...files })).toBe(0);
		plain.child.kill('SIGTERM');
		await plain.exit;
		expect(await check({ PORT: plain.url.port })).toBe(1);
	});
});

describe('the log', { timeout }, () => {
	it('is JSON, and tells nothing about anybody', async () => {
		const { child, url, err, exit } = await start({ LOG_LEVEL: 'debug' });
		const alice = await join(url, 'alice');
		const mallory = await connect(url, 'alice', 'malloryToken');
		await mallory.closed;
		alice.sendRaw('no json, but a secret');
		alice.send({ type: 'OFFER', dst: 'alice' });
		await alice.next();
		child.kill('SIGTERM');
		expect(await exit).toBe(0);
		const written = await err;
		const lines = written.trim().split('\n');
		const entries = lines.map((text): unknown => JSON.parse(text));
		expect(entries).toMatchObject([
			{ level: 'info', msg: 'started', tls: false },
			{ msg: 'stopping', signal: 'SIGTERM' },
			{ msg: 'refused', refusals: { json: 1 } }
		]);
		expect(written).not.toMatch(/alice|mallory|secret|127\.0\.0\.1/i);
	});

	it('may be on a full disk: people are served all the same', async () => {
		const full = openSync('/dev/full', 'w');
		const { child, url, exit } = await start({ LOG_LEVEL: 'debug' }, ['ignore', 'pipe', full]);
		const alice = await join(url, 'alice');
		alice.send({ type: 'OFFER', dst: 'alice' });
		expect(await alice.next()).toMatchObject({ type: 'OFFER' });
		const metrics = async (): Promise<string> => (await fetch(new URL('/metrics', url))).text();
		await expect.poll(metrics).toMatch(/^visavi_log_lines_lost_total [1-9]/m);
		child.kill('SIGTERM');
		expect(await exit).toBe(0);
	});
});

describe('a configuration file', { timeout }, () => {
	const write = async (content: unknown): Promise<Record<string, string>> => {
		const CONFIG_FILE = joinPath(folder, 'visavi.json');
		await writeFile(CONFIG_FILE, typeof content === 'string' ? content : JSON.stringify(content));
		return { CONFIG_FILE };
	};

	it('says what the environment does not', async () => {
		const servers = [{ urls: 'stun:stun.example.org' }];
		const file = await write({ SOCKETS: 5, ICE_SERVERS: servers, ORIGINS: ['https://a.example'] });
		const { url } = await start(file);
		const page = await fetch(new URL('/config.json', url));
		expect(await page.json()).toMatchObject({ iceServers: servers });
	});

	it.each([
		['that is not there', null, /^CONFIG_FILE names .*nowhere, which cannot be read \(ENOENT\)/],
		['that is no JSON', 'PORT=3000', /^CONFIG_FILE names .*, in which everything must be JSON/],
		['that is a list', [], /^CONFIG_FILE names .*, in which everything must be an object/],
		['with an unknown name', { PROT: 3000 }, /^CONFIG_FILE .* in which PROT is no option/],
		['with a value that is none', { PORT: {} }, /^CONFIG_FILE .* in which PORT must be text/],
		['with a wrong value', { HOST: 'http://a' }, /^HOST must be .* It is set in CONFIG_FILE\./]
	])('%s is told apart', async (_title, content, message) => {
		const file = content === null ? { CONFIG_FILE: '/nowhere' } : await write(content);
		const { err, exit } = run(file);
		expect(await exit).toBe(1);
		expect(await err).toMatch(message);
	});
});

describe('the metrics', () => {
	const options = parseOptions({ PORT: '0', SITE_FOLDER: 'none' });

	it.each(['x-forwarded-for', 'forwarded', 'x-real-ip'])(
		'are not for whom a proxy speaks for by %s',
		async (name) => {
			const server = await startServer(options);
			const asked = await fetch(server.metricsUrl, { headers: { [name]: '192.0.2.1' } });
			expect(asked.status).toBe(404);
			await server.close();
		}
	);

	it('may have a port of their own, and then are nowhere else', async () => {
		const metrics = { host: '127.0.0.1', port: 0 };
		const server = await startServer({ ...options, metrics });
		expect((await fetch(new URL('/metrics', server.url))).status).toBe(404);
		expect(await (await fetch(server.metricsUrl)).text()).toContain('visavi_broker_clients 0');
		expect((await fetch(new URL('/', server.metricsUrl))).status).toBe(404);
		await server.close();
	});
});
