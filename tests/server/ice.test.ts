import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnServer } from '../../peer-server/ice.ts';
import { parseOptions } from '../../peer-server/options.ts';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { join } from './stock-client.ts';

const secret = 'a secret of coturn and the broker';
const urls = ['turn:turn.example.org:3478', 'turns:turn.example.org:5349?transport=tcp'];

let server: RunningServer;
const start = async (env: Record<string, string> = {}): Promise<void> => {
	const turn = { TURN_SECRET: secret, TURN_URLS: urls.join(' '), TURN_TTL: '600' };
	server = await startServer(parseOptions({ PORT: '0', SITE_FOLDER: 'none', ...turn, ...env }));
};
beforeEach(() => start());
afterEach(() => server.close());

const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
	fetch(new URL('/ice', server.url), {
		method: 'POST',
		body: typeof body === 'string' ? body : JSON.stringify(body),
		headers
	});

const seat = { id: 'alice', token: 'token of alice' };

describe('who holds an id', () => {
	beforeEach(async () => void (await join(server.url, seat.id, seat.token)));

	it('gets credentials that the TURN server can check, good for a while', async () => {
		const answer = await ask(seat);
		const { iceServers, ttlSeconds } = await answer.json();
		const [{ username, credential, ...rest }] = iceServers;
		expect([answer.status, ttlSeconds, rest]).toEqual([200, 600, { urls }]);
		expect(credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));
		const [until] = String(username).split(':');
		expect(Number(until) - Date.now() / 1_000).toBeGreaterThan(590);
		expect(Number(until) - Date.now() / 1_000).toBeLessThan(601);
		expect(answer.headers.get('cache-control')).toBe('no-store');
	});

	it('gets others each time, which do not tell who it is', async () => {
		const [one, other] = [await (await ask(seat)).text(), await (await ask(seat)).text()];
		expect(one).not.toBe(other);
		expect(one).not.toContain(seat.id);
	});

	it('gets them from a page of the broker’s own host, and of no other', async () => {
		const own = await ask(seat, { origin: 'http://127.0.0.1:5173' });
		expect(own.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:5173');
		const foreign = await ask(seat, { origin: 'https://evil.example' });
		expect([foreign.status, await foreign.text()]).toEqual([403, '']);
		expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('does not get them without end', async () => {
		await server.close();
		await start({ MESSAGES_PER_ADDRESS: '1' });
		await join(server.url, seat.id, seat.token);
		const answers = await Promise.all(Array.from({ length: 20 }, () => ask(seat)));
		expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(5);
	});
});

describe('nobody else', () => {
	it.each([
		['with another token', { ...seat, token: 'token of mallory' }],
		['with an id that nobody holds', { id: 'bob', token: 'token of bob' }],
		['without a token', { id: 'alice' }],
		['with something else', '[]'],
		['with no JSON', 'alice'],
		['with nothing', '']
	])('gets any %s', async (_title, body) => {
		await join(server.url, seat.id, seat.token);
		const answer = await ask(body);
		expect([answer.status, await answer.text()]).toEqual([403, '']);
	});

	it('gets any for an id that is free again', async () => {
		const alice = await join(server.url, seat.id, seat.token);
		await alice.close();
		await expect.poll(async () => (await ask(seat)).status).toBe(403);
	});

	it('is listened to for long', async () => {
		expect((await ask('x'.repeat(2_000))).status).toBe(413);
	});
});

describe('a page', () => {
	it('is told that there is a TURN server only where there is one', async () => {
		const config = async (): Promise<unknown> =>
			(await fetch(new URL('/config.json', server.url))).json();
		expect(await config()).toEqual({ broker: 'same-origin', iceServers: [], turn: true });
		await server.close();
		server = await startServer({ port: 0, siteFolder: null });
		expect(await config()).toEqual({ broker: 'same-origin', iceServers: [] });
		expect((await ask(seat)).status).toBe(404);
	});
});

describe('credentials', () => {
	it('are what coturn computes', () => {
		const { username, credential } = turnServer('north', urls, 1_700_000_000);
		expect(username).toMatch(/^1700000000:[\w-]{12}$/);
		expect(credential).toBe(createHmac('sha1', 'north').update(username).digest('base64'));
	});
});
