import { connect as dial } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { connect, join } from './stock-client.ts';

let server: RunningServer;

beforeEach(async () => {
	server = await startServer({
		port: 0,
		host: '127.0.0.1',
		siteFolder: null,
		iceServers: [],
		frameAncestors: []
	});
});
afterEach(() => server.close());

const metric = async (name: string): Promise<number> => {
	const text = await (await fetch(new URL('/metrics', server.url))).text();
	return Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
};

const refusals = (reason: string): Promise<number> =>
	metric(`visavi_broker_refusals_total{reason="${reason}"}`);

/** Alice and bob are on the broker and an offer of hers reaches him. */
const expectService = async (): Promise<void> => {
	const [alice, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
	alice.send({ type: 'OFFER', dst: 'bob', payload: { sdp: 'v=0' } });
	expect(await bob.next()).toMatchObject({ type: 'OFFER', src: 'alice' });
	await Promise.all([alice.close(), bob.close()]);
};

describe('the broker', () => {
	it('lets a stock client in', async () => {
		const alice = await connect(server.url, 'alice');
		expect(await alice.next()).toEqual({ type: 'OPEN' });
	});

	it('grants an id to one claimant only', async () => {
		await join(server.url, 'alice');
		const mallory = await connect(server.url, 'alice', 'another token');
		expect(await mallory.next()).toMatchObject({ type: 'ID-TAKEN' });
	});

	it('frees an id whose owner is gone', async () => {
		const alice = await join(server.url, 'alice');
		await alice.close();
		const next = await connect(server.url, 'alice', 'another token');
		expect(await next.next()).toEqual({ type: 'OPEN' });
	});

	it('carries an offer and its answer, each under its true sender', async () => {
		const [alice, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		alice.send({ type: 'OFFER', src: 'carol', dst: 'bob', payload: { sdp: 'offer' } });
		expect(await bob.next()).toEqual({
			type: 'OFFER',
			src: 'alice',
			dst: 'bob',
			payload: { sdp: 'offer' }
		});
		bob.send({ type: 'ANSWER', dst: 'alice', payload: { sdp: 'answer' } });
		expect(await alice.next()).toMatchObject({ type: 'ANSWER', src: 'bob' });
	});

	it('gives out an id to who asks, as PeerJS does for a client without one', async () => {
		const answer = await fetch(new URL('/peerjs/id', server.url));
		expect([answer.status, (await answer.text()).length]).toEqual([200, 36]);
	});

	it('keeps the list of who is there to itself', async () => {
		await join(server.url, 'alice');
		expect((await fetch(new URL('/peerjs/peers', server.url))).status).toBe(401);
	});

	it('tells every client to come back later when it closes', async () => {
		const alice = await join(server.url, 'alice');
		const { url } = server;
		await server.close();
		expect(await alice.closed).toBe(1012);
		await expect(fetch(url)).rejects.toThrow('fetch failed');
		server = await startServer({
			port: 0,
			host: '127.0.0.1',
			siteFolder: null,
			iceServers: [],
			frameAncestors: []
		});
	});
});

describe('the broker serves on after', () => {
	const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
	const broken = {
		'a frame that is no JSON': 'OFFER to bob, please',
		'an empty frame': '',
		'a frame that is null': 'null',
		'a frame that is a number': '1',
		'a frame that is a list': '[]',
		'a frame of bytes': Buffer.from([0xff, 0x00, 0xfe, 0x80]),
		'a frame without a type': '{"dst":"bob"}',
		'a frame to an object': '{"type":"OFFER","dst":{"toString":1}}',
		'a frame of an unknown type': '{"type":"constructor","dst":"bob"}',
		'a frame nested 20,000 deep': `{"type":"OFFER","dst":"nobody","payload":${deep}}`
	};
	it.each(Object.entries(broken))('%s', async (_title, frame) => {
		const [mallory, carol] = [await join(server.url, 'mallory'), await join(server.url, 'carol')];
		mallory.sendRaw(frame);
		mallory.send({ type: 'OFFER', dst: 'carol' });
		// Frames of one socket are taken in order: the broken one has had its effect.
		expect(await carol.next()).toMatchObject({ type: 'OFFER', src: 'mallory' });
		await expectService();
	});

	it('a frame nested 20,000 deep to somebody who is there', async () => {
		const [mallory, carol] = [await join(server.url, 'mallory'), await join(server.url, 'carol')];
		mallory.sendRaw(broken['a frame nested 20,000 deep'].replace('nobody', 'carol'));
		mallory.send({ type: 'OFFER', dst: 'mallory' });
		while ((await mallory.next()).type !== 'OFFER');
		await carol.close();
		await expectService();
	});

	it('a frame larger than any offer, whose sender it cuts off', async () => {
		const mallory = await join(server.url, 'mallory');
		mallory.sendRaw(JSON.stringify({ type: 'OFFER', dst: 'bob', payload: 'x'.repeat(1 << 20) }));
		expect(await mallory.closed).toBe(1009);
		await expectService();
	});

	it('a socket that breaks the WebSocket protocol', async () => {
		const { hostname, port } = server.url;
		const socket = dial(Number(port), hostname);
		const gone = new Promise((done) => socket.on('close', done));
		socket.write(
			`GET /peerjs?key=peerjs&id=mallory&token=t HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\n` +
				'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
		);
		socket.once('data', () => socket.write(Buffer.alloc(64, 0xff)));
		socket.resume();
		await gone;
		expect(await refusals('protocol')).toBe(1);
		await expectService();
	});
});

describe('the metrics', () => {
	it('count the sockets that are open', async () => {
		const alice = await join(server.url, 'alice');
		expect(await metric('visavi_broker_clients')).toBe(1);
		await alice.close();
		await expect.poll(() => metric('visavi_broker_clients')).toBe(0);
	});

	it('count claims by how they end', async () => {
		await join(server.url, 'alice');
		await join(server.url, 'alice');
		await (
			await connect(server.url, 'alice', 'another token')
		).closed;
		const claims = (outcome: string): Promise<number> =>
			metric(`visavi_broker_claims_total{outcome="${outcome}"}`);
		expect([await claims('granted'), await claims('returned'), await claims('taken')]).toEqual([
			1, 1, 1
		]);
	});

	it('count what is sent to another client and no heartbeat', async () => {
		const [alice, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		alice.send({ type: 'HEARTBEAT' });
		alice.send({ type: 'OFFER', dst: 'bob' });
		await bob.next();
		expect(await metric('visavi_broker_messages_total')).toBe(1);
	});

	it('count a frame to something that is no id as refused', async () => {
		const [alice, bob] = [await join(server.url, 'alice'), await join(server.url, 'bob')];
		alice.sendRaw('{"type":"OFFER","dst":{"toString":1}}');
		alice.send({ type: 'OFFER', dst: 'bob' });
		await bob.next();
		expect(await refusals('shape')).toBe(1);
	});

	it('say in plain text when the process began', async () => {
		const answer = await fetch(new URL('/metrics', server.url));
		expect(answer.headers.get('content-type')).toMatch(/^text\/plain;.* version=0\.0\.4/);
		const start = await metric('process_start_time_seconds');
		expect(start + (await metric('process_uptime_seconds'))).toBeCloseTo(Date.now() / 1_000, 0);
	});
});
