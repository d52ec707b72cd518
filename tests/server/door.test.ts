import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rate } from '../../peer-server/guard/limits.ts';
import { parseOptions } from '../../peer-server/options.ts';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { claimUrl, join, statusOf, type StockClient } from './stock-client.ts';

let server: RunningServer;

const start = async (env: Record<string, string> = {}): Promise<void> => {
	server = await startServer(parseOptions({ PORT: '0', SITE_FOLDER: 'none', ...env }));
};
const restart = async (env: Record<string, string>): Promise<void> => {
	await server.close();
	await start(env);
};
beforeEach(() => start());
afterEach(() => server.close());

const token = '0123456789abcdef';
const room = 'abcdefghijklmnopqrstuvwxyz'.replace(/[a-b]/g, '2');

/** From this address, as a proxy in front of the server has it. */
const from = (client: string): { headers: Record<string, string> } => ({
	headers: { 'x-forwarded-for': client }
});

describe('an id', () => {
	it.each(['alice', 'Alice', '5e1b7f0a-7e0c-4d6e-9c1e-3b1f3c1d2e4f', 'my id_1', `${room}-h`])(
		'may be %s, as PeerJS allows',
		async (id) => {
			expect(await statusOf(claimUrl(server.url, id))).toBe(101);
		}
	);

	it.each(['', '-', 'a--b', 'ключ', 'a\u0000', '<script>', '../x', 'x'.repeat(129)])(
		'is not %s',
		async (id) => {
			expect(await statusOf(claimUrl(server.url, id))).toBe(400);
		}
	);

	it('is asked for once', async () => {
		const url = claimUrl(server.url, 'alice');
		url.searchParams.append('id', 'bob');
		expect(await statusOf(url)).toBe(400);
	});

	describe('where only rooms are wanted', () => {
		beforeEach(() => restart({ BROKER_IDS: 'rooms' }));

		it.each([`${room}-h`, `${room}-g`, `${room}-v-x3f`])('is %s', async (id) => {
			expect(await statusOf(claimUrl(server.url, id, token))).toBe(101);
		});

		it.each(['alice', room, `${room}-x`, `${room}-v-`, `${room.slice(1)}-h`, `${room}-h-h`])(
			'is not %s',
			async (id) => {
				expect(await statusOf(claimUrl(server.url, id, token))).toBe(400);
			}
		);

		it('is held by a token of 64 bits or more', async () => {
			expect(await statusOf(claimUrl(server.url, `${room}-h`, token.slice(1)))).toBe(400);
		});
	});
});

describe('a claim', () => {
	it.each(['key', 'id', 'token'])('without its %s is refused', async (name) => {
		const url = claimUrl(server.url, 'alice');
		url.searchParams.delete(name);
		expect(await statusOf(url)).toBe(400);
	});

	it('with a token that nobody would need is refused', async () => {
		expect(await statusOf(claimUrl(server.url, 'alice', 'x'.repeat(129)))).toBe(400);
	});

	it('elsewhere than at /peerjs is refused', async () => {
		const url = claimUrl(server.url, 'alice');
		url.pathname = '/elsewhere';
		expect(await statusOf(url)).toBe(404);
	});
});

describe('a page', () => {
	const statusFor = (origin: string): Promise<number> =>
		statusOf(claimUrl(server.url, 'alice'), { origin });

	it('of the broker’s own host comes in, whatever its port', async () => {
		expect(await statusFor(server.url.origin)).toBe(101);
		expect(await statusFor('http://127.0.0.1:5173')).toBe(101);
	});

	it.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'nonsense'])(
		'of %s does not',
		async (origin) => {
			expect(await statusFor(origin)).toBe(403);
		}
	);

	it('of an origin that is named comes in, and none that is not', async () => {
		await restart({ ORIGINS: 'https://call.example https://b.example:8443' });
		expect(await statusFor('https://call.example')).toBe(101);
		expect(await statusFor('https://b.example:8443')).toBe(101);
		expect(await statusFor('https://b.example')).toBe(403);
	});

	it('of any origin comes in where all are welcome', async () => {
		await restart({ ORIGINS: 'any' });
		expect(await statusFor('https://evil.example')).toBe(101);
	});

	it('of the host that a trusted proxy was asked for comes in', async () => {
		const asked = {
			origin: 'https://call.example',
			headers: { 'x-forwarded-host': 'call.example' }
		};
		expect(await statusOf(claimUrl(server.url, 'alice'), asked)).toBe(403);
		await restart({ TRUSTED_PROXIES: '127.0.0.0/8' });
		expect(await statusOf(claimUrl(server.url, 'alice'), asked)).toBe(101);
	});
});

describe('one address', () => {
	const joinAll = (names: string[], client?: string): Promise<StockClient[]> =>
		Promise.all(names.map((name) => join(server.url, name, undefined, client ? from(client) : {})));

	it('has so many connections and no more, until it closes one', async () => {
		await restart({ SOCKETS_PER_ADDRESS: '3' });
		const [alice] = await joinAll(['alice', 'bob', 'carol']);
		await expect(join(server.url, 'dave')).rejects.toThrow('socket hang up');
		await alice?.close();
		await expect.poll(() => joinAll(['dave'])).toHaveLength(1);
	});

	it('is the one that a trusted proxy speaks for', async () => {
		await restart({ SOCKETS_PER_ADDRESS: '2', TRUSTED_PROXIES: '127.0.0.1' });
		await joinAll(['a1', 'a2'], '192.0.2.1');
		await joinAll(['b1', 'b2'], '192.0.2.2');
		expect(await statusOf(claimUrl(server.url, 'a3'), from('192.0.2.1'))).toBe(429);
		expect(await statusOf(claimUrl(server.url, 'a3'), from('192.0.2.9, 192.0.2.1'))).toBe(429);
		expect(await statusOf(claimUrl(server.url, 'c1'), from('2001:db8::1'))).toBe(101);
	});

	it('is not the one that it says it is itself', async () => {
		await restart({ SOCKETS_PER_ADDRESS: '2' });
		await joinAll(['a1'], '192.0.2.1');
		await joinAll(['a2'], '192.0.2.2');
		await expect(joinAll(['a3'], '192.0.2.3')).rejects.toThrow('socket hang up');
	});

	it('opens no more sockets than so many in a second', async () => {
		await server.close();
		const options = parseOptions({ PORT: '0', SITE_FOLDER: 'none' });
		const limits = { ...options.guard.limits, openingsPerAddress: { ...rate(1), burst: 2 } };
		server = await startServer({ ...options, guard: { ...options.guard, limits } });
		await joinAll(['alice', 'bob']);
		expect(await statusOf(claimUrl(server.url, 'carol'))).toBe(429);
		await expect.poll(() => statusOf(claimUrl(server.url, 'carol')), { timeout: 5_000 }).toBe(101);
	});

	it('cannot keep others out', async () => {
		await restart({ SOCKETS_PER_ADDRESS: '2', TRUSTED_PROXIES: '127.0.0.1' });
		await joinAll(['a1', 'a2'], '2001:db8:0:1::1');
		expect(await statusOf(claimUrl(server.url, 'a3'), from('2001:db8:0:1:ffff::2'))).toBe(429);
		expect(await statusOf(claimUrl(server.url, 'b'), from('2001:db8:0:2::1'))).toBe(101);
	});
});
