import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port of 127.0.0.1 that nobody had a moment ago, for programs that cannot be asked which one they took. */
export async function freePort(): Promise<number> {
	const finder = createServer().listen(0, '127.0.0.1');
	await once(finder, 'listening');
	const { port } = finder.address() as AddressInfo;
	finder.close();
	await once(finder, 'close');
	return port;
}
