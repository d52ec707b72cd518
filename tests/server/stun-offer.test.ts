/** How a page learns that the server answers STUN, and who runs it that it cannot. */
import { afterEach, describe, expect, it } from 'vitest';
import { parseOptions, type Options } from '../../peer-server/options.ts';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { killAll, run } from './running-process.ts';

let server: RunningServer | null = null;
afterEach(async () => {
	await server?.close();
	server = null;
	killAll();
});

async function start(given: Partial<Options> = {}): Promise<number> {
	const stun = { host: '127.0.0.1', port: 0 };
	server = await startServer({ port: 0, siteFolder: null, stun, ...given });
	return server.stunPort ?? 0;
}

const config = async (headers: Record<string, string> = {}): Promise<unknown> =>
	(await fetch(new URL('/config.json', server?.url), { headers })).json();

describe('a page', () => {
	it('is told of it by the name under which it asked', async () => {
		const port = await start({ iceServers: [{ urls: 'stun:stun.example.org' }] });
		expect(await config()).toMatchObject({
			iceServers: [{ urls: `stun:127.0.0.1:${port}` }, { urls: 'stun:stun.example.org' }]
		});
	});

	it.each([
		['[2001:db8::1]:3000', '[2001:db8::1]'],
		['call.example.org', 'call.example.org']
	])('that is behind a trusted proxy, by the name there: %s', async (host, name) => {
		const { guard } = parseOptions({ TRUSTED_PROXIES: '127.0.0.1' });
		const port = await start({ guard });
		expect(await config({ 'x-forwarded-host': host })).toMatchObject({
			iceServers: [{ urls: `stun:${name}:${port}` }]
		});
	});

	it('is told of none where there is none', async () => {
		expect(await start({ stun: 'none' })).toBe(0);
		expect(await config()).toMatchObject({ iceServers: [] });
	});

	it('is told of none on this machine alone, or where other servers are named', async () => {
		expect(await start({ stun: 'auto' })).toBe(0);
		await server?.close();
		expect(
			await start({ stun: 'auto', host: '0.0.0.0', iceServers: [{ urls: 'stun:a.example' }] })
		).toBe(0);
	});
});

describe('a port that another program has', () => {
	it('is named when it was asked for', async () => {
		const port = await start();
		const { err, exit } = run({ STUN_PORT: `127.0.0.1:${port}` });
		expect([await exit, await err]).toEqual([
			1,
			expect.stringMatching(/^STUN_PORT must be .* 127\.0\.0\.1 and \d+ are not \(EADDRINUSE\)/)
		]);
	});
});
