import { once } from 'node:events';
import { connect } from 'node:net';

const againMs = 50;

/** Resolves when something takes connections there: for a program that does not say when it is ready. */
export async function answering(port: number, host = '127.0.0.1'): Promise<void> {
	for (;;) {
		const socket = connect(port, host);
		const taken = await Promise.race([
			once(socket, 'connect').then(() => true),
			once(socket, 'close').then(() => false)
		]).catch(() => false);
		socket.destroy();
		if (taken) return;
		await new Promise((go) => setTimeout(go, againMs));
	}
}
