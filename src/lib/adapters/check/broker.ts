/** Asks the broker for an address of one's own and for the way there and back, and for the relays that it hands out. */
import type { AskedBroker } from '../../protocol/ports';
import type { BrokerAddress, BrokerSocket, openSocket } from '../peerjs/broker-socket';
import type { iceDesk } from '../peerjs/turn';

/** What one sends to oneself; whatever else comes is somebody else's. */
const word = 'visavi-check';

const trips = 3;

/** What a room is made of as well. */
interface Parts {
	readonly openSocket: typeof openSocket;
	readonly iceDesk: typeof iceDesk;
}

/** @returns `null` when it cannot be reached. `id` is one that nobody has. */
export async function askBroker(
	parts: Parts,
	broker: BrokerAddress,
	id: string
): Promise<AskedBroker<RTCIceServer> | null> {
	const began = performance.now();
	let socket: BrokerSocket | undefined;
	let came: (() => void) | undefined;
	const opened = await new Promise<boolean>((done) => {
		socket = parts.openSocket(
			{ id, known: null },
			broker,
			{ iceServers: [] },
			{
				opened: () => done(true),
				taken: () => done(false),
				lost: () => {
					done(false);
					came?.();
				},
				relayed: ({ src, payload }) => {
					if (src === id && payload === word) came?.();
				},
				made: () => undefined
			}
		);
	});
	if (!socket || !opened) return null;
	const { peer, token, send, probe, close } = socket;
	const openMs = Math.round(performance.now() - began);
	let roundTripMs = Infinity;
	for (let trip = 0; trip < trips && peer.open; trip += 1) {
		const left = performance.now();
		const back = new Promise<void>((done) => (came = done));
		// Gives the socket up if nothing comes back at all.
		probe();
		send({ type: 'OFFER', dst: id, payload: word });
		await back;
		roundTripMs = Math.min(roundTripMs, performance.now() - left);
	}
	if (!peer.open) return null;
	return {
		openMs,
		roundTripMs: Math.round(roundTripMs),
		relays: () => handedOut(parts, broker, { peer, token }),
		close
	};
}

/** What is handed out now; nothing is asked again. */
async function handedOut(
	parts: Parts,
	broker: BrokerAddress,
	held: Pick<BrokerSocket, 'peer' | 'token'>
): Promise<RTCIceServer[]> {
	const { keepCredentials } = await parts.iceDesk();
	const once = new AbortController();
	try {
		return await new Promise((handed, failed) => {
			keepCredentials({
				broker,
				addresses: new Map([[word, held]]),
				dials: { connections: () => [] },
				handed,
				renewal: () => once.signal,
				signal: once.signal
			}).catch(failed);
		});
	} finally {
		once.abort();
	}
}
