import type { MediaConnection, Peer } from 'peerjs';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrokerMessage } from '../../src/lib/adapters/peerjs/internals';

/** As much of a connection as PeerJS touches before anything comes back. */
class StillConnection {
	localDescription: { type: string; sdp: string } | null = null;
	readonly channels: string[] = [];
	createDataChannel(label: string): object {
		this.channels.push(label);
		return { close: () => undefined };
	}
	createOffer(): Promise<object> {
		return Promise.resolve({ type: 'offer', sdp: 'made anew' });
	}
	setLocalDescription(): Promise<void> {
		return Promise.resolve();
	}
	close(): void {
		this.localDescription = null;
	}
}

/** A socket that never opens, and keeps the address it was to go to. */
class StillSocket {
	static readonly addresses: string[] = [];
	readonly readyState = 0;
	constructor(address: string) {
		StillSocket.addresses.push(address);
	}
	close(): void {
		StillSocket.addresses.length = 0;
	}
}

type PeerJs = typeof import('peerjs');
type Internals = typeof import('../../src/lib/adapters/peerjs/internals');

let peerJs: PeerJs;
let internals: Internals;
let peer: Peer;

beforeAll(async () => {
	// PeerJS asks for these as it is loaded and constructed; no port of ours stands before it.
	vi.stubGlobal('RTCPeerConnection', StillConnection);
	vi.stubGlobal('WebSocket', StillSocket);
	vi.stubGlobal(
		'MediaStream',
		class {
			getTracks = () => [];
		}
	);
	peerJs = await import('peerjs');
	internals = await import('../../src/lib/adapters/peerjs/internals');
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
	const broker = { host: 'broker.test', port: 80, path: '/', key: 'peerjs', secure: false };
	peer = new peerJs.Peer('alice', { ...broker, token: 'token', config: { iceServers: [] } });
});

const asConnection = (connection: StillConnection): RTCPeerConnection =>
	connection as unknown as RTCPeerConnection;

/** What PeerJS sends when it calls over this connection. */
async function sentByCalling(connection: StillConnection): Promise<readonly BrokerMessage[]> {
	const sent: BrokerMessage[] = [];
	internals.tap(
		peer,
		() => undefined,
		(message) => sent.push(message)
	);
	internals.callOver(peer, 'bob', 'v-alice.0', asConnection(connection));
	await vi.waitFor(() => expect(sent).toHaveLength(1));
	return sent;
}

describe('the PeerJS that is installed', () => {
	it('is the version whose inner parts Visavi knows', () => {
		const found = createRequire(import.meta.url).resolve('peerjs/package.json');
		expect(JSON.parse(readFileSync(found, 'utf8'))).toMatchObject({ version: '1.5.5' });
		expect(StillSocket.addresses.at(-1)).toMatch(/&version=1\.5\.5$/);
	});

	it('handles every message of the broker in one method', () => {
		const proto: object = peerJs.Peer.prototype;
		expect(Object.getOwnPropertyDescriptor(proto, '_handleMessage')?.value).toBeTypeOf('function');
	});

	it('shows its socket, which has a way to send', () => {
		const proto: object = peerJs.Peer.prototype;
		expect(Object.getOwnPropertyDescriptor(proto, 'socket')?.get).toBeTypeOf('function');
		expect(peer).toHaveProperty('socket.send');
	});

	it('goes to the broker under the id and with the token that it is given, and asks for none', () => {
		expect(StillSocket.addresses.at(-1)).toBe(
			'ws://broker.test:80/peerjs?key=peerjs&id=alice&token=token&version=1.5.5'
		);
	});
});

describe('the tap', () => {
	const open: BrokerMessage = { type: 'OPEN' };

	it('keeps what the broker says from PeerJS until it is delivered', () => {
		const received = vi.fn<(message: BrokerMessage) => void>();
		const { deliver } = internals.tap(peer, received, () => undefined);
		// As PeerJS's own socket reports a message: by the name that its enumeration gives it.
		const socket: object = Object(Reflect.get(peer, 'socket'));
		const emit: unknown = Reflect.get(socket, 'emit');
		expect(emit).toBeTypeOf('function');
		if (typeof emit === 'function') Reflect.apply(emit, socket, ['message', open]);
		expect(received).toHaveBeenCalledExactlyOnceWith(open);
		expect(peer.open).toBe(false);
		deliver(open);
		expect(peer.open).toBe(true);
	});

	it('takes what PeerJS would send, and sends only what Visavi says', () => {
		const made: string[] = [];
		const sent: string[] = [];
		const socket: object = Object(Reflect.get(peer, 'socket'));
		Reflect.set(socket, 'send', ({ type }: BrokerMessage) => sent.push(type));
		const { send } = internals.tap(
			peer,
			() => undefined,
			({ type }) => made.push(type)
		);
		const say: unknown = Reflect.get(socket, 'send');
		if (typeof say === 'function') Reflect.apply(say, socket, [{ type: 'OFFER' }]);
		send({ type: 'ANSWER' });
		expect([made, sent]).toEqual([['OFFER'], ['ANSWER']]);
	});

	it('refuses a PeerJS that is built differently', () => {
		const other = { socket: {} } as unknown as Peer;
		expect(() =>
			internals.tap(
				other,
				() => undefined,
				() => undefined
			)
		).toThrow('this version of PeerJS');
	});
});

describe('a call over a connection made beforehand', () => {
	it('uses that connection and the name of our dial, and gives the browser’s own back', () => {
		const connection = new StillConnection();
		const call: MediaConnection = internals.callOver(
			peer,
			'bob',
			'v-alice.0',
			asConnection(connection)
		);
		expect([call.connectionId, call.peer, call.peerConnection]).toEqual([
			'v-alice.0',
			'bob',
			connection
		]);
		expect(connection.channels).toHaveLength(1);
		expect(globalThis.RTCPeerConnection).toBe(StillConnection);
	});

	it('gives the browser’s own back though PeerJS throws', () => {
		const broken = new StillConnection();
		broken.createDataChannel = () => {
			throw new TypeError('no channels today');
		};
		expect(() => internals.callOver(peer, 'bob', 'v-alice.0', asConnection(broken))).toThrow(
			'no channels today'
		);
		expect(globalThis.RTCPeerConnection).toBe(StillConnection);
	});

	it('sends the offer that was prepared, as it is', async () => {
		const prepared = new StillConnection();
		prepared.localDescription = { type: 'offer', sdp: 'prepared' };
		const [offer] = await sentByCalling(prepared);
		expect(offer).toMatchObject({
			type: 'OFFER',
			dst: 'bob',
			payload: { type: 'media', connectionId: 'v-alice.0', sdp: prepared.localDescription }
		});
	});

	it('makes an offer where none was prepared, and anew after the first', async () => {
		const [offer] = await sentByCalling(new StillConnection());
		expect(offer).toMatchObject({ payload: { sdp: { sdp: 'made anew' } } });

		const prepared = new StillConnection();
		prepared.localDescription = { type: 'offer', sdp: 'prepared' };
		await sentByCalling(prepared);
		expect(await prepared.createOffer()).toMatchObject({ sdp: 'made anew' });
	});

	it('is answered over the connection that PeerJS makes, with Visavi’s id', () => {
		const calls: MediaConnection[] = [];
		peer.on('call', (call) => calls.push(call));
		const { deliver } = internals.tap(
			peer,
			() => undefined,
			() => undefined
		);
		const payload = { type: 'media', connectionId: 'v-bob.0', sdp: { type: 'offer', sdp: 'v=0' } };
		deliver({ type: 'OFFER', src: 'bob', payload });
		expect(calls.map(({ connectionId, peer: from }) => [connectionId, from])).toEqual([
			['v-bob.0', 'bob']
		]);
	});
});
