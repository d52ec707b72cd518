/** A cable to a broker that can be cut: who is connected is thrown off, and the broker is never told. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Cable {
	readonly port: number;
	/** How many connections go through it. */
	readonly connected: number;
	/** The near ends close; at the broker all of them stay open. New connections go through. */
	cut(): void;
	close(): Promise<void>;
}

export async function layCable(brokerPort: number): Promise<Cable> {
	const near = new Set<Socket>();
	const far = new Set<Socket>();
	const server = createServer((page) => {
		const broker = connect(brokerPort, '127.0.0.1');
		near.add(page);
		far.add(broker);
		page.on('data', (bytes) => broker.write(bytes));
		broker.on('data', (bytes) => page.write(bytes));
		page.on('close', () => {
			if (near.delete(page)) broker.destroy();
		});
		broker.on('close', () => {
			far.delete(broker);
			page.destroy();
		});
		for (const end of [page, broker]) end.on('error', () => end.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		get connected() {
			return near.size;
		},
		cut: () => {
			for (const page of near) {
				near.delete(page);
				page.destroy();
			}
		},
		close: async () => {
			server.close();
			for (const end of [...near, ...far]) end.destroy();
			await once(server, 'close');
		}
	};
}
