import { on, once } from 'node:events';
import { WebSocket } from 'ws';

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

/** Connects as PeerJS 1.5.5 does; the broker's answer is the first frame. */
export async function connect(
	server: URL,
	id: string,
	token = `token of ${id}`
): Promise<StockClient> {
	const url = new URL('/peerjs', server);
	url.protocol = 'ws:';
	url.search = String(new URLSearchParams({ key: 'peerjs', id, token, version: '1.5.5' }));
	const socket = new WebSocket(url);
	const frames = on(socket, 'message', { close: ['close'] });
	const closed = once(socket, 'close').then(([code]) => Number(code));
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
export async function join(server: URL, id: string): Promise<StockClient> {
	const client = await connect(server, id);
	const { type } = await client.next();
	if (type !== 'OPEN') throw new Error(`${id} was answered ${type}`);
	return client;
}
