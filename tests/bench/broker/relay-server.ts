/** The least that can speak for `peer`: sockets by id, and what is for another id is sent on as it came. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

const http = createServer();
const sockets = new WebSocketServer({ server: http });
const byId = new Map<string, WebSocket>();
sockets.on('connection', (socket, { url = '' }) => {
	const id = new URL(url, 'ws://relay').searchParams.get('id') ?? '';
	byId.set(id, socket);
	socket.on('message', (bytes) => {
		const text = String(bytes);
		byId.get((JSON.parse(text) as { dst: string }).dst)?.send(text);
	});
	socket.once('close', () => byId.delete(id));
	socket.send('{"type":"OPEN"}');
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');
console.log(`Visavi is at http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
