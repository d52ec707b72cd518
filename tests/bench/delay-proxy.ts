import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { boundPort, type Running } from './stage/running';

/**
 * A TCP proxy that makes one machine feel like a distance: every byte takes `delayMs` longer each way, and
 * the first bytes of a connection `delayMs` more, for the handshake. (A real handshake takes twice that.
 * Leaving half of it out favours pages that open sockets at the click, so the floor; the aims of the
 * delayed table were measured with this rule.)
 */
export async function startDelayProxy(target: URL, delayMs: number): Promise<Running> {
	const sockets = new Set<Socket>();
	const timers = new Set<NodeJS.Timeout>();
	const later = (act: () => void): void => {
		const timer = setTimeout(() => {
			timers.delete(timer);
			act();
		}, delayMs);
		timers.add(timer);
	};
	const own = (socket: Socket): Socket => {
		sockets.add(socket.setNoDelay(true));
		// A killed browser resets its connections. `close` always follows, and is passed on.
		socket.on('error', () => socket.destroy());
		return socket.on('close', () => sockets.delete(socket));
	};
	const carry = (from: Socket, to: Socket): void => {
		from.on('data', (chunk) => later(() => to.writable && to.write(chunk)));
		from.on('end', () => later(() => to.end()));
		from.on('close', () => later(() => to.destroy()));
	};

	const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (client) => {
		own(client);
		later(() => {
			const upstream = own(
				connect({ host: target.hostname, port: Number(target.port), allowHalfOpen: true })
			);
			carry(client, upstream);
			carry(upstream, client);
			client.resume();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: new URL(`http://127.0.0.1:${boundPort(server)}/`),
		close: async () => {
			for (const timer of timers) clearTimeout(timer);
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}
