import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';

let folder: string;
let server: RunningServer;

const start = (frameAncestors: string[] = []): Promise<RunningServer> =>
	startServer({ port: 0, host: '127.0.0.1', siteFolder: folder, iceServers: [], frameAncestors });

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'visavi-headers-'));
	await writeFile(join(folder, 'index.html'), '<!doctype html><title>Visavi</title>');
	server = await start();
});
afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

const header = async (name: string, path = '/'): Promise<string> =>
	(await fetch(new URL(path, server.url))).headers.get(name) ?? '';

const policy = async (): Promise<string[]> => (await header('content-security-policy')).split('; ');

describe.each(['/', '/config.json', '/healthz', '/peerjs/id', '/nowhere', '/%E0%A4%A'])(
	'a browser that asks for %s',
	(path) => {
		it.each([
			['referrer-policy', 'no-referrer'],
			['x-content-type-options', 'nosniff'],
			['cross-origin-opener-policy', 'same-origin'],
			['cross-origin-resource-policy', 'same-origin']
		])('is told %s: %s', async (name, value) => {
			expect(await header(name, path)).toBe(value);
		});

		it('is told a content security policy', async () => {
			expect(await header('content-security-policy', path)).toContain("object-src 'none'");
		});
	}
);

describe('the page', () => {
	it.each(['camera', 'microphone', 'display-capture', 'fullscreen', 'screen-wake-lock'])(
		'may use %s itself',
		async (feature) => {
			const permissions = (await header('permissions-policy')).split(', ');
			expect(permissions).toContain(`${feature}=(self)`);
		}
	);

	it.each(['geolocation', 'payment', 'usb', 'bluetooth'])('may not use %s', async (feature) => {
		expect((await header('permissions-policy')).split(', ')).toContain(`${feature}=()`);
	});

	it('connects to where it came from alone', async () => {
		expect(await policy()).toContain("connect-src 'self'");
	});

	it('is in nobody’s frame unless that is allowed', async () => {
		expect(await policy()).toContain("frame-ancestors 'none'");
	});

	it('may be in the frames of those who are named', async () => {
		await server.close();
		server = await start(["'self'", 'https://example.org']);
		expect(await policy()).toContain("frame-ancestors 'self' https://example.org");
	});

	it('is left its own say about scripts, whose hashes only the build knows', async () => {
		const directives = (await policy()).map((directive) => directive.split(' ')[0]);
		expect(directives).not.toContain('script-src');
		expect(directives).not.toContain('default-src');
	});
});
