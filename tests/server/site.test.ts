import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';

const iceServers = [{ urls: 'stun:stun.example.org:3478' }];
const page = '<!doctype html><title>Visavi</title>';
const script = 'export const answer = 42;\n'.repeat(20);

let folder: string;
let server: RunningServer;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'visavi-site-'));
	const files: Record<string, string | Buffer> = {
		'index.html': page,
		'index.html.br': brotliCompressSync(page),
		'index.html.gz': gzipSync(page),
		'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
		'_app/version.json': '{"version":"1"}',
		'_app/immutable/entry/start.abc123.js': script,
		'_app/immutable/entry/start.abc123.js.br': brotliCompressSync(script),
		'_app/immutable/entry/start.abc123.js.gz': gzipSync(script),
		'_app/immutable/assets/0.def456.css': 'main{}',
		'_app/immutable/assets/stretch.789.wasm': Buffer.from([0, 0x61, 0x73, 0x6d])
	};
	for (const [name, content] of Object.entries(files)) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
	server = await startServer({
		port: 0,
		host: '127.0.0.1',
		siteFolder: folder,
		iceServers,
		frameAncestors: []
	});
});
afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
	fetch(new URL(path, server.url), { headers });

const header = async (path: string, name: string, asked = {}): Promise<string | null> =>
	(await get(path, asked)).headers.get(name);

describe('the site', () => {
	it('is at the root, before anything the broker has to say there', async () => {
		const answer = await get('/');
		expect([answer.status, await answer.text()]).toEqual([200, page]);
	});

	it.each([
		['/', 'text/html; charset=utf-8'],
		['/_app/immutable/entry/start.abc123.js', 'application/javascript; charset=utf-8'],
		['/_app/immutable/assets/0.def456.css', 'text/css; charset=utf-8'],
		['/_app/immutable/assets/stretch.789.wasm', 'application/wasm'],
		['/favicon.svg', 'image/svg+xml']
	])('serves %s as %s', async (path, type) => {
		expect(await header(path, 'content-type')).toBe(type);
	});

	it.each(['/', '/index.html', '/favicon.svg', '/_app/version.json'])(
		'lets a browser keep %s only if it asks each time whether it has changed',
		async (path) => {
			expect(await header(path, 'cache-control')).toBe('no-cache');
		}
	);

	it('lets a browser keep what carries a hash for ever', async () => {
		const caching = await header('/_app/immutable/entry/start.abc123.js', 'cache-control');
		expect(caching).toBe('public, max-age=31536000, immutable');
	});

	it('answers 304 to a browser that has the page already', async () => {
		const etag = await header('/', 'etag', { 'accept-encoding': 'identity' });
		// Not by fetch(), which adds a header that asks for the page anew.
		const asked = request(server.url, { headers: { 'if-none-match': etag ?? '' } }).end();
		const [answer] = (await once(asked, 'response')) as [IncomingMessage];
		expect(answer.resume().statusCode).toBe(304);
	});

	it.each([
		['br', 'br'],
		['gzip, deflate, br, zstd', 'br'],
		['gzip', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['identity', null]
	])('to a browser that takes %s comes as %s', async (accepted, encoding) => {
		for (const path of ['/', '/_app/immutable/entry/start.abc123.js']) {
			const answer = await get(path, { 'accept-encoding': accepted });
			expect(answer.headers.get('content-encoding')).toBe(encoding);
			expect(answer.headers.get('vary')).toBe('Accept-Encoding');
			expect(await answer.text()).toBe(path === '/' ? page : script);
		}
	});

	it('comes as it is where the build has not compressed it', async () => {
		expect(
			await header('/favicon.svg', 'content-encoding', { 'accept-encoding': 'br' })
		).toBeNull();
	});

	it.each([
		'/nowhere',
		'/kitchen',
		'/index',
		'/_app/immutable/gone.js',
		'/../package.json',
		'/%2e%2e/package.json',
		'/%E0%A4%A',
		'/nowhere/id'
	])('answers 404 at %s', async (path) => {
		expect((await get(path)).status).toBe(404);
	});

	it('outlives its folder', async () => {
		const other = await mkdtemp(join(tmpdir(), 'visavi-site-'));
		await writeFile(join(other, 'index.html'), page);
		const doomed = await startServer({
			port: 0,
			host: '127.0.0.1',
			siteFolder: other,
			iceServers: [],
			frameAncestors: []
		});
		await rm(other, { recursive: true });
		expect((await fetch(doomed.url)).status).toBe(200);
		await doomed.close();
	});

	it('does not tell what it is made with', async () => {
		for (const path of ['/', '/peerjs/id', '/nowhere']) {
			expect(await header(path, 'x-powered-by')).toBeNull();
		}
	});
});

describe('beside the site', () => {
	it('healthz says that the server is ready', async () => {
		expect((await get('/healthz')).status).toBe(200);
	});

	it('config.json names the broker and the ICE servers', async () => {
		const answer = await get('/config.json');
		expect(await answer.json()).toEqual({ broker: 'same-origin', iceServers });
		expect(answer.headers.get('cache-control')).toBe('no-cache');
	});

	it('the broker gives out ids', async () => {
		expect((await get('/peerjs/id')).status).toBe(200);
	});
});
