/**
 * STUN at home (RFC 8489): tells a browser by which address the internet sees it, so that most homes need no server of
 * somebody else's. Over UDP, to Binding requests alone; TURN is coturn's.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { plain } from '../guard/address.ts';
import type { Endpoint } from '../options/operating.ts';
import { Allowance } from './allowance.ts';
import { answerTo } from './message.ts';

/** What happened so far. Numbers only: no addresses. */
export interface StunTally {
	answers: number;
	/** `malformed`: no Binding request; `rate`: asked too often; `unsent`: the system did not take the answer. */
	readonly refusals: Record<'malformed' | 'rate' | 'unsent', number>;
}

export interface StunServer {
	readonly port: number;
	readonly close: () => Promise<void>;
}

export const newStunTally = (): StunTally => ({
	answers: 0,
	refusals: { malformed: 0, rate: 0, unsent: 0 }
});

const sweepMs = 10_000;

/**
 * Listens there; `::` takes IPv4 as well.
 * @throws what `dgram.Socket` throws when it cannot bind
 */
export async function openStun({ host, port }: Endpoint, tally: StunTally): Promise<StunServer> {
	const { family } = await lookup(host);
	const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
	const allowance = new Allowance(() => performance.now());
	socket.on('message', (received, sender) => answer(socket, received, sender));

	function answer(from: Socket, received: Buffer, sender: RemoteInfo): void {
		const asker = { address: plain(sender.address), port: sender.port };
		// Nobody is at port 0: a made-up sender.
		const reply = asker.port === 0 ? null : answerTo(received, asker);
		if (!reply) return void (tally.refusals.malformed += 1);
		if (!allowance.take(asker.address)) return void (tally.refusals.rate += 1);
		from.send(reply, sender.port, sender.address, (failed) => {
			if (failed) tally.refusals.unsent += 1;
			else tally.answers += 1;
		});
	}

	const bound = once(socket, 'listening');
	socket.bind(port, host);
	await bound;
	// Such as a network that is gone, as told by the system; without a listener it would end the process.
	socket.on('error', () => (tally.refusals.unsent += 1));
	const sweep = setInterval(() => allowance.forget(), sweepMs).unref();
	return {
		port: socket.address().port,
		close: async () => {
			clearInterval(sweep);
			const closed = once(socket, 'close');
			socket.close();
			await closed;
		}
	};
}
