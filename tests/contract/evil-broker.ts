/** A broker that speaks PeerServer's protocol and does with every message as it likes. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** A relayed message, as it came. */
export interface Relayed {
	readonly type: string;
	readonly src: string;
	readonly dst: string;
	readonly payload: Readonly<Record<string, unknown>>;
}

export interface EvilBroker {
	readonly url: URL;
	close(): Promise<void>;
}

/** `meddle` decides what is handed on in place of each message. */
export async function openEvilBroker(
	meddle: (message: Relayed) => readonly Relayed[]
): Promise<EvilBroker> {
	const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
	await once(server, 'listening');
	const sockets = new Map<string, WebSocket>();
	const say = (id: string, message: object): void => sockets.get(id)?.send(JSON.stringify(message));
	server.on('connection', (socket, { url = '' }) => {
		const id = new URL(url, 'ws://broker').searchParams.get('id') ?? '';
		if (sockets.has(id)) {
			socket.send(JSON.stringify({ type: 'ID-TAKEN' }));
			return socket.close();
		}
		sockets.set(id, socket);
		say(id, { type: 'OPEN' });
		socket.on('close', () => sockets.delete(id));
		socket.on('message', (text) => {
			const message = JSON.parse(String(text)) as Omit<Relayed, 'src'>;
			if (message.type === 'HEARTBEAT') return;
			for (const other of meddle({ ...message, src: id })) say(other.dst, other);
		});
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: new URL(`http://127.0.0.1:${port}`),
		close: async () => {
			for (const socket of server.clients) socket.terminate();
			server.close();
			await once(server, 'close');
		}
	};
}
