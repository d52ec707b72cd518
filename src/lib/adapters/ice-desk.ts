/**
 * TURN credentials from the broker: it hands them out to whoever holds an address there, and they are good for a while.
 * Fetched only where the site has such a TURN server.
 */
import * as v from 'valibot';
import type { BrokerAddress } from './peerjs/broker-socket';

/** An address at the broker: the token proves that it is ours. */
interface Held {
	readonly peer: { readonly open: boolean; readonly id: string };
	readonly token: string;
}

export interface IceDeskParts {
	readonly broker: Pick<BrokerAddress, 'host' | 'port' | 'path' | 'secure'>;
	/** Ours, if they are open. */
	readonly addresses: ReadonlyMap<unknown, Held>;
	/** Connections that go on: they use the credentials when they next look for a way. */
	readonly dials: { connections(): Iterable<RTCPeerConnection> };
	/** What was handed out, nothing if we were refused. Again each time that it is renewed. */
	readonly handed: (servers: RTCIceServer[]) => void;
	/** Aborts when new ones are wanted sooner; another one each time. */
	readonly renewal: () => AbortSignal;
	/** Ends it. */
	readonly signal: AbortSignal;
}

const answer = v.object({
	iceServers: v.array(
		v.object({ urls: v.array(v.string()), username: v.string(), credential: v.string() })
	),
	ttlSeconds: v.pipe(v.number(), v.minValue(1))
});

/** When to renew, as a part of the time for which credentials are good. */
const renewAt = 0.75;

/** How long the broker may take to answer; the first dial waits for it. */
const answerMs = 3_000;

/** After a failure, or while no address is held. */
const againMs = 15_000;

/** Asks now, and again before the credentials expire, until `signal` aborts. */
export async function keepCredentials(parts: IceDeskParts): Promise<void> {
	const { signal, dials, handed } = parts;
	let handedOut = false;
	while (!signal.aborted) {
		const fresh = await ask(parts);
		if (signal.aborted) return;
		if (fresh) {
			for (const connection of dials.connections()) renew(connection, fresh.iceServers);
		}
		// The first dial waits for an answer, and goes on without a relay if there is none to be had.
		if (fresh || !handedOut) handed(fresh?.iceServers ?? []);
		handedOut = true;
		const until = AbortSignal.any([signal, parts.renewal()]);
		await pause(fresh ? fresh.ttlSeconds * 1_000 * renewAt : againMs, until);
	}
}

async function ask({ broker, addresses }: IceDeskParts) {
	const held = [...addresses.values()].find(({ peer }) => peer.open);
	if (!held) return null;
	const { host, port, path, secure } = broker;
	const url = `${secure ? 'https' : 'http'}://${host}:${port}${path}ice`;
	const body = JSON.stringify({ id: held.peer.id, token: held.token });
	try {
		const response = await fetch(url, {
			method: 'POST',
			body,
			signal: AbortSignal.timeout(answerMs)
		});
		if (response.ok) return v.parse(answer, await response.json());
		console.warn(`no credentials for the TURN server: status ${response.status}`);
	} catch (cause) {
		console.warn('no credentials for the TURN server:', cause);
	}
	return null;
}

/** W3C webrtc §4.4.1.6: what is used already stays; what is gathered from now on has the new ones. */
function renew(connection: RTCPeerConnection, fresh: readonly RTCIceServer[]): void {
	if (connection.signalingState === 'closed') return;
	const before = connection.getConfiguration();
	const others = (before.iceServers ?? []).filter(({ username }) => !username);
	connection.setConfiguration({ ...before, iceServers: [...others, ...fresh] });
}

/** Until the time is over or `signal` aborts. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
	new Promise((done) => {
		const finish = (): void => {
			clearTimeout(timer);
			signal.removeEventListener('abort', finish);
			done();
		};
		const timer = setTimeout(finish, ms);
		signal.addEventListener('abort', finish);
	});
