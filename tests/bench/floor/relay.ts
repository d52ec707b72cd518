import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

/** What the relay says of itself, and what the other page says through it. */
export type FromRelay =
	| { readonly full: true }
	/** Sent to the newcomer: how many are in the room now, the newcomer among them. */
	| { readonly people: number }
	/** The other one's socket has closed. */
	| { readonly gone: true }
	| { readonly description: RTCSessionDescriptionInit }
	| { readonly candidate: RTCIceCandidateInit };

const roomSize = 2;

/** Who has not answered one ping when the next is due is gone: the least that tells a paused browser. */
const pingMs = 1_500;

/** The least that can introduce two pages: a room is a set of sockets, and what one says the other hears. */
export function relayOn(server: Server): { readonly close: () => void } {
	const rooms = new Map<string, Set<WebSocket>>();
	const sockets = new WebSocketServer({ server, path: '/ws' });
	const asked = new WeakSet<WebSocket>();
	const heard = new WeakSet<WebSocket>();
	const tell = (socket: WebSocket, message: FromRelay): void =>
		socket.send(JSON.stringify(message));

	sockets.on('connection', (socket, request) => {
		// Nagle's algorithm would hold the small messages of a handshake back.
		request.socket.setNoDelay(true);
		socket.on('error', (error) => console.error('floor relay:', error.message));
		const name = new URL(request.url ?? '/', 'http://relay').searchParams.get('room') ?? '';
		const room = rooms.get(name) ?? new Set<WebSocket>();
		if (room.size >= roomSize) {
			tell(socket, { full: true });
			socket.close();
			return;
		}
		rooms.set(name, room.add(socket));
		const others = (): WebSocket[] => [...room].filter((one) => one !== socket);
		tell(socket, { people: room.size });
		socket.on('pong', () => heard.add(socket));
		socket.on('message', (message) => others().forEach((other) => other.send(message.toString())));
		socket.on('close', () => {
			room.delete(socket);
			if (room.size === 0) rooms.delete(name);
			for (const other of room) tell(other, { gone: true });
		});
	});
	const pings = setInterval(() => {
		for (const socket of sockets.clients) {
			if (asked.has(socket) && !heard.has(socket)) socket.terminate();
			asked.add(socket);
			heard.delete(socket);
			socket.ping();
		}
	}, pingMs);
	return {
		close: () => {
			clearInterval(pings);
			for (const socket of sockets.clients) socket.terminate();
			sockets.close();
		}
	};
}
