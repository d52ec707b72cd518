/** A wire to the server that can be cut, and that leads to the next server when one has died. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Wire {
	readonly url: URL;
	/** From now on it leads there. */
	leadTo(server: URL): void;
	/** Everything that goes over it breaks off. */
	cut(): void;
	close(): Promise<void>;
}

export async function openWire(to: URL): Promise<Wire> {
	let target = to;
	const sockets = new Set<Socket>();
	const own = (socket: Socket): Socket => {
		sockets.add(socket.setNoDelay(true));
		// `close` follows, and ends the other half.
		socket.on('error', () => socket.destroy());
		return socket.on('close', () => sockets.delete(socket));
	};
	const server = createServer((near) => {
		const far = own(connect(Number(target.port), target.hostname));
		own(near).pipe(far).pipe(near);
		near.on('close', () => far.destroy());
		far.on('close', () => near.destroy());
	});
	const cut = (): void => {
		for (const socket of sockets) socket.resetAndDestroy();
	};
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
		leadTo: (next) => {
			target = next;
		},
		cut,
		close: async () => {
			server.close();
			cut();
			await once(server, 'close');
		}
	};
}
