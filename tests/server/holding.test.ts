import { describe, test, vi, type ExpectStatic } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { connect, join, type StockClient } from './stock-client.ts';

/** Half-open: it took what it was sent once, and answers nothing any more. */
const silent = { autoPong: false };

/** The longest that a dead one keeps its id from somebody who wants it. */
const ghostMs = 8_000;

/** For how long a holder that was heard from is not asked. */
const trustMs = 5_000;

/** Each has a server of its own: most of the time they wait, all at once. */
const it = test.extend<{ server: RunningServer }>({
	// oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs.
	server: async ({}, use) => {
		const server = await startServer({ port: 0, siteFolder: null });
		await use(server);
		await server.close();
	}
});

const claim = async (
	{ url }: RunningServer,
	id: string,
	token: string
): Promise<[string, StockClient]> => {
	const client = await connect(url, id, token);
	return [(await client.next()).type, client];
};

/** Claims now and then until it is granted. */
async function insist(server: RunningServer, id: string, token: string): Promise<StockClient> {
	let granted: StockClient | null = null;
	const attempt = async (): Promise<string> => {
		const [answer, client] = await claim(server, id, token);
		if (answer === 'OPEN') granted = client;
		return answer;
	};
	await vi.waitUntil(async () => (await attempt()) === 'OPEN', {
		interval: 100,
		timeout: 2 * ghostMs
	});
	if (!granted) throw new Error('nobody was granted the id');
	return granted;
}

const expectHears = async (
	expect: ExpectStatic,
	listener: StockClient,
	sender: StockClient
): Promise<void> => {
	sender.send({ type: 'OFFER', dst: 'alice' });
	expect(await listener.next()).toMatchObject({ type: 'OFFER' });
};

describe.concurrent('an id', () => {
	it('is free again when its holder says LEAVE, and the holder is silent from then on', async ({
		server,
		expect
	}) => {
		const [ghost, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		ghost.send({ type: 'LEAVE' });
		await ghost.closed;
		const [answer, alice] = await claim(server, 'alice', 'another token');
		expect(answer).toBe('OPEN');
		await expectHears(expect, alice, bob);
	});

	it('is not spoken for by who said LEAVE and keeps its socket', async ({ server, expect }) => {
		const [ghost, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		ghost.send({ type: 'LEAVE' });
		ghost.send({ type: 'OFFER', dst: 'bob', payload: 'of a ghost' });
		await ghost.closed;
		const alice = await join(server.url, 'alice', 'another token');
		alice.send({ type: 'OFFER', dst: 'bob', payload: 'of alice' });
		expect(await bob.next()).toMatchObject({ payload: 'of alice' });
	});

	it('is not taken from a holder who says LEAVE to somebody', async ({ server, expect }) => {
		const [alice, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		alice.send({ type: 'LEAVE', dst: 'bob' });
		expect(await bob.next()).toMatchObject({ type: 'LEAVE', src: 'alice' });
		expect((await claim(server, 'alice', 'another token'))[0]).toBe('ID-TAKEN');
	});

	it('is its holder’s on a new socket at once, and the old one is closed', async ({
		server,
		expect
	}) => {
		const [old, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		const [answer, alice] = await claim(server, 'alice', 'token of alice');
		expect(answer).toBe('OPEN');
		await old.closed;
		await expectHears(expect, alice, bob);
		await expectHears(expect, alice, alice);
	});

	it('stays with a holder who was heard from lately', async ({ server, expect }) => {
		await join(server.url, 'alice', undefined, silent);
		expect((await claim(server, 'alice', 'another token'))[0]).toBe('ID-TAKEN');
	});

	it('is free of a dead holder soon, for whoever wants it', async ({ server, expect }) => {
		const ghost = await join(server.url, 'alice', undefined, silent);
		const asked = performance.now();
		const [alice, bob] = [
			await insist(server, 'alice', 'another token'),
			await join(server.url, 'bob')
		];
		expect(performance.now() - asked).toBeLessThan(ghostMs);
		await ghost.closed;
		await expectHears(expect, alice, bob);
	});

	it('of a dead holder goes to one of many who want it', async ({ server, expect }) => {
		await join(server.url, 'alice', undefined, silent);
		let granted = 0;
		const race = async (racer: number): Promise<void> => {
			const attempt = async (): Promise<number> => {
				const [answer, client] = await claim(server, 'alice', `token of racer ${racer}`);
				if (answer === 'OPEN') granted += 1;
				else await client.closed;
				return granted;
			};
			await vi.waitUntil(async () => (await attempt()) > 0, {
				interval: 250,
				timeout: 2 * ghostMs
			});
		};
		await Promise.all(Array.from({ length: 20 }, (_, racer) => race(racer)));
		expect(granted).toBe(1);
	});

	it('is its own holder’s, who comes back while a stranger waits for it', async ({
		server,
		expect
	}) => {
		await join(server.url, 'alice', undefined, silent);
		let answer: Promise<string> | null = null;
		// The first claim that is not answered at once has made the broker ask the ghost.
		const isWaiting = async (): Promise<boolean> => {
			const stranger = await connect(server.url, 'alice', 'another token');
			answer = stranger.next().then(({ type }) => type);
			const late = new Promise<true>((done) => setTimeout(() => done(true), 300));
			return (await Promise.race([answer, late])) === true;
		};
		await vi.waitUntil(isWaiting, { interval: 250, timeout: 2 * ghostMs });
		const [own, alice] = await claim(server, 'alice', 'token of alice');
		expect([own, await answer]).toEqual(['OPEN', 'ID-TAKEN']);
		await expectHears(expect, alice, alice);
	});

	it('of a living holder is not given away, however long it has been quiet', async ({
		server,
		expect
	}) => {
		const alice = await join(server.url, 'alice');
		const bob = await join(server.url, 'bob');
		const asked = async (): Promise<number> => {
			const [answer, client] = await claim(server, 'alice', 'another token');
			expect(answer).toBe('ID-TAKEN');
			await client.closed;
			return performance.now() - since;
		};
		// Past the time in which it is trusted unasked, it is asked, and its WebSocket answers for it.
		const since = performance.now();
		const options = { interval: 250, timeout: 2 * ghostMs };
		await vi.waitUntil(async () => (await asked()) > trustMs + 500, options);
		await expectHears(expect, alice, bob);
	});
});
