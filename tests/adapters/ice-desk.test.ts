import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { keepCredentials } from '../../src/lib/adapters/ice-desk';
import { join } from '../server/stock-client.ts';

/** So short that a test sees them renewed. */
const ttlSeconds = 1;
const stun = { urls: ['stun:stun.test'] };

let server: RunningServer;
let asking: AbortController;
let renewal: AbortController;
beforeEach(async () => {
	const turn = { secret: 'a secret of coturn', urls: ['turn:turn.test'], ttlSeconds };
	server = await startServer({ port: 0, siteFolder: null, turn });
	asking = new AbortController();
	renewal = new AbortController();
	vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(async () => {
	asking.abort();
	await server.close();
	vi.restoreAllMocks();
});

/** A connection as far as its configuration goes. */
function connection(): RTCPeerConnection {
	let configuration: RTCConfiguration = { iceServers: [stun], bundlePolicy: 'max-bundle' };
	return {
		signalingState: 'stable',
		getConfiguration: () => configuration,
		setConfiguration: (next: RTCConfiguration) => (configuration = next)
	} as unknown as RTCPeerConnection;
}

/** Asks as who holds, or says that they hold, alice's address; all that was handed out so far. */
function ask(token: string, live: RTCPeerConnection[] = [], isOpen = true) {
	const handed: RTCIceServer[][] = [];
	const { hostname: host, port } = server.url;
	const over = keepCredentials({
		broker: { host, port: Number(port), path: '/', secure: false },
		addresses: new Map([['host', { peer: { open: isOpen, id: 'alice' }, token }]]),
		dials: { connections: () => live },
		handed: (servers) => handed.push(servers),
		renewal: () => renewal.signal,
		signal: asking.signal
	});
	return { handed, over };
}

describe('credentials for a relay', () => {
	it('are handed to whom an address belongs', async () => {
		await join(server.url, 'alice', 'token of alice');
		const { handed } = ask('token of alice');
		await expect.poll(() => handed[0]?.[0]?.urls).toEqual(['turn:turn.test']);
	});

	it('are renewed before they expire, in the connections that go on as well', async () => {
		await join(server.url, 'alice', 'token of alice');
		const live = connection();
		const { handed } = ask('token of alice', [live]);
		await expect.poll(() => handed.length, { timeout: 5_000 }).toBe(2);
		const [first, second] = handed;
		expect(second?.[0]?.username).not.toBe(first?.[0]?.username);
		expect(live.getConfiguration()).toEqual({
			iceServers: [stun, ...(second ?? [])],
			bundlePolicy: 'max-bundle'
		});
	});

	it('are others as soon as they are wanted', async () => {
		await server.close();
		const turn = { secret: 'a secret of coturn', urls: ['turn:turn.test'], ttlSeconds: 3_600 };
		server = await startServer({ port: 0, siteFolder: null, turn });
		await join(server.url, 'alice', 'token of alice');
		const { handed } = ask('token of alice');
		await expect.poll(() => handed.length).toBe(1);
		renewal.abort();
		renewal = new AbortController();
		await expect.poll(() => handed.length).toBe(2);
	});

	it('are none for who is refused, and the call goes on without', async () => {
		await join(server.url, 'alice', 'token of alice');
		const { handed } = ask('token of mallory');
		await expect.poll(() => handed).toEqual([[]]);
	});

	it('are none while no address is open', async () => {
		const { handed } = ask('token of alice', [], false);
		await expect.poll(() => handed).toEqual([[]]);
	});

	it('are none where nobody answers', async () => {
		const { url } = server;
		await server.close();
		server = { ...server, url, close: async () => {} };
		const { handed } = ask('token of alice');
		await expect.poll(() => handed).toEqual([[]]);
	});

	it('are asked for no more once the room is closed', async () => {
		await join(server.url, 'alice', 'token of alice');
		const { handed, over } = ask('token of alice');
		await expect.poll(() => handed.length).toBe(1);
		asking.abort();
		await over;
		expect(handed).toHaveLength(1);
	});
});
