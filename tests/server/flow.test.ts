import { connect as dial, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseOptions } from '../../peer-server/options.ts';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { claimUrl, join, type Frame, type StockClient } from './stock-client.ts';

let server: RunningServer;
const start = async (env: Record<string, string> = {}): Promise<void> => {
	server = await startServer(parseOptions({ PORT: '0', SITE_FOLDER: 'none', ...env }));
};
beforeEach(() => start());
afterEach(() => server.close());

const refusals = async (reason: string): Promise<number> => {
	const text = await (await fetch(new URL('/metrics', server.url))).text();
	return Number(new RegExp(`refusals_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1]);
};

const offers = (client: StockClient, count: number, dst: string, payload: unknown = null): void => {
	for (let sent = 0; sent < count; sent += 1) client.send({ type: 'OFFER', dst, payload });
};

const take = async (client: StockClient, count: number): Promise<Frame[]> => {
	const frames: Frame[] = [];
	while (frames.length < count) frames.push(await client.next());
	return frames;
};

/** A client that reads only when told to. */
async function lazy(id: string): Promise<Socket> {
	const url = claimUrl(server.url, id);
	const socket = dial(Number(url.port), url.hostname);
	socket.on('error', () => socket.destroy());
	socket.write(
		`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\n` +
			'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
	);
	await once(socket, 'data');
	socket.pause();
	return socket;
}

describe('a message to somebody who is not there', () => {
	it('waits for them for a while', async () => {
		const alice = await join(server.url, 'alice');
		offers(alice, 3, 'bob');
		offers(alice, 1, 'alice');
		await alice.next(); // so all of them have arrived
		const bob = await join(server.url, 'bob');
		expect(await take(bob, 3)).toHaveLength(3);
	});

	it('that has no room to wait comes back at once', async () => {
		const alice = await join(server.url, 'alice');
		offers(alice, 65, 'bob');
		expect(await alice.next()).toEqual({ type: 'EXPIRE', src: 'bob', dst: 'alice' });
		expect(await take(await join(server.url, 'bob'), 64)).toHaveLength(64);
		offers(alice, 1, 'carol');
		offers(alice, 1, 'alice');
		expect(await alice.next()).toMatchObject({ type: 'OFFER', src: 'alice' });
	});

	it('that waits takes no room from others', async () => {
		const [mallory, alice] = [await join(server.url, 'mallory'), await join(server.url, 'alice')];
		for (let nobody = 0; nobody < 200; nobody += 1) offers(mallory, 1, `nobody${nobody}`);
		expect(await mallory.next()).toMatchObject({ type: 'EXPIRE', src: 'nobody128' });
		offers(alice, 1, 'bob');
		offers(alice, 1, 'alice');
		expect(await alice.next()).toMatchObject({ type: 'OFFER' });
		expect(await refusals('absent')).toBeGreaterThan(0);
	});
});

describe('who sends too fast', () => {
	it('is slowed down and loses nothing', async () => {
		await server.close();
		await start({ MESSAGES_PER_SOCKET: '100' });
		const [alice, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		const before = performance.now();
		offers(alice, 1_200, 'bob');
		expect(await take(bob, 1_200)).toHaveLength(1_200);
		// A thousand at once, the last two hundred at a hundred a second; they may come in one piece.
		offers(alice, 1, 'bob');
		await bob.next();
		expect(performance.now() - before).toBeGreaterThan(1_500);
	});

	it('by far is cut off', async () => {
		await server.close();
		await start({ MESSAGES_PER_SOCKET: '1' });
		const [mallory, bob] = [await join(server.url, 'mallory'), await join(server.url, 'bob')];
		offers(mallory, 100, 'bob');
		expect(await mallory.closed).toBe(1008);
		expect(await refusals('rate')).toBe(1);
		await bob.close();
	});

	it('leaves others their own pace', async () => {
		await server.close();
		await start({ MESSAGES_PER_SOCKET: '10' });
		const [mallory, alice] = [await join(server.url, 'mallory'), await join(server.url, 'alice')];
		const bob = await join(server.url, 'bob');
		offers(mallory, 150, 'nobody');
		offers(alice, 1, 'bob');
		expect(await bob.next()).toMatchObject({ src: 'alice' });
	});
});

describe('who does not read', () => {
	it('is cut off before much has piled up', async () => {
		await server.close();
		await start({ MESSAGES_PER_SOCKET: '10000' });
		const mallory = await lazy('mallory');
		const alices = await Promise.all(
			Array.from({ length: 16 }, (_, number) => join(server.url, `alice${number}`))
		);
		for (const alice of alices) offers(alice, 28, 'mallory', 'x'.repeat(60_000));
		await expect.poll(() => refusals('unread'), { timeout: 20_000 }).toBe(1);
		mallory.destroy();
		const next = await join(server.url, 'mallory', 'another token');
		offers(alices[0] ?? next, 1, 'mallory');
		expect(await next.next()).toMatchObject({ type: 'OFFER' });
	});
});
