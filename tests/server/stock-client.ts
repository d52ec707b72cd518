import { on, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';

/** What a stock PeerJS client and its broker say to each other. */
export interface Frame {
	readonly type: string;
	readonly src?: string;
	readonly dst?: string;
	readonly payload?: unknown;
}

/** A PeerJS client as far as a broker can tell: a socket that claims an id and speaks JSON. */
export interface StockClient {
	readonly send: (frame: Frame) => void;
	/** Any text or bytes, for those who do not keep to the protocol. */
	readonly sendRaw: (bytes: string | Buffer) => void;
	/** The next frame that the broker sends. */
	readonly next: () => Promise<Frame>;
	/** The code with which the socket is closed (RFC 6455 §7.4). */
	readonly closed: Promise<number>;
	readonly close: () => Promise<void>;
}

/** Where a client claims its id, as PeerJS 1.5.5 spells it. */
export function claimUrl(server: URL, id: string, token = `token of ${id}`): URL {
	const url = new URL('/peerjs', server);
	url.protocol = server.protocol === 'https:' ? 'wss:' : 'ws:';
	url.search = String(new URLSearchParams({ key: 'peerjs', id, token, version: '1.5.5' }));
	return url;
}

/** Connects as PeerJS 1.5.5 does; the broker's answer is the first frame. */
export async function connect(
	server: URL,
	id: string,
	token?: string,
	options: ClientOptions = {}
): Promise<StockClient> {
	const socket = new WebSocket(claimUrl(server, id, token), options);
	const frames = on(socket, 'message', { close: ['close'] });
	const closed = new Promise<number>((done) => socket.once('close', done));
	await once(socket, 'open');
	return {
		send: (frame) => socket.send(JSON.stringify(frame)),
		sendRaw: (bytes) => socket.send(bytes),
		next: async () => {
			const { value, done } = await frames.next();
			if (done) throw new Error('The broker closed the socket instead of sending a frame.');
			return JSON.parse(String(value[0])) as Frame;
		},
		closed,
		close: async () => {
			socket.close();
			await closed;
		}
	};
}

/** Connects and takes the broker's OPEN. */
export async function join(
	server: URL,
	id: string,
	token?: string,
	options: ClientOptions = {}
): Promise<StockClient> {
	const client = await connect(server, id, token, options);
	const { type } = await client.next();
	if (type !== 'OPEN') throw new Error(`${id} was answered ${type}`);
	return client;
}

/** The HTTP status with which a claim is answered: 101 if there is a socket, which is then closed. */
export async function statusOf(url: URL, options: ClientOptions = {}): Promise<number> {
	const socket = new WebSocket(url, options);
	const refused = once(socket, 'unexpected-response').then(([request, response]) => {
		(request as { destroy(): void }).destroy();
		return Number((response as IncomingMessage).statusCode);
	});
	const status = await Promise.race([refused, once(socket, 'open').then(() => 101)]);
	socket.on('error', () => socket.terminate()); // of the request that was just given up
	socket.close();
	return status;
}
