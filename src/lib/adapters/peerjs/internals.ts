/**
 * The few inner parts of PeerJS 1.5.5 that Visavi relies on, in one place. All that goes to or comes from the
 * broker passes here, so that nothing reaches PeerJS which the room did not ask for.
 */
import { Peer, type CallOption, type MediaConnection } from 'peerjs';

/** A message of the PeerServer protocol. `src` is the broker's word, not the sender's. */
export interface BrokerMessage {
	readonly type: string;
	readonly src?: string;
	readonly dst?: string;
	readonly payload?: unknown;
}

interface PeerInternals {
	_handleMessage(message: BrokerMessage): void;
	readonly socket: { send(message: BrokerMessage): void; readonly _socket?: WebSocket };
}

interface CallInternals {
	readonly connectionId: string;
}

const isInternals = (peer: object): peer is PeerInternals =>
	'_handleMessage' in peer &&
	typeof peer._handleMessage === 'function' &&
	'socket' in peer &&
	typeof peer.socket === 'object' &&
	peer.socket !== null &&
	'send' in peer.socket &&
	typeof peer.socket.send === 'function';

export interface Tap {
	/** Hands a message to PeerJS as if it had just come from the broker. */
	deliver(message: BrokerMessage): void;
	/** Sends a message to the broker. */
	send(message: BrokerMessage): void;
	/** Calls back when the way to the broker is open, before the broker has said anything. */
	whenConnected(connected: () => void): void;
}

/** @throws when this PeerJS is built differently from the version that Visavi knows. */
const internalsOf = (peer: Peer): PeerInternals => {
	const inner: object = peer;
	if (!isInternals(inner)) throw new Error('this version of PeerJS keeps its messages elsewhere');
	return inner;
};

/**
 * Puts itself between PeerJS and its socket. `received` sees every message of the broker and decides what PeerJS
 * is given; `made` sees all that PeerJS would send, none of which is sent but by `send`. Heartbeats go by
 * themselves.
 */
export function tap(
	peer: Peer,
	received: (message: BrokerMessage) => void,
	made: (message: BrokerMessage) => void
): Tap {
	const inner = internalsOf(peer);
	const deliver = inner._handleMessage.bind(inner);
	const send = inner.socket.send.bind(inner.socket);
	inner._handleMessage = received;
	inner.socket.send = made;
	const whenConnected = (connected: () => void): void =>
		inner.socket._socket?.addEventListener('open', connected);
	return { deliver, send, whenConnected };
}

/**
 * PeerJS makes an offer as soon as it has a connection. One that has its offer already hands that over, with
 * the candidates gathered so far: 10 ms of the 200 that joining takes. Only once: later offers are made anew.
 */
function offerAsPrepared(connection: RTCPeerConnection): void {
	if (!connection.localDescription) return;
	const own: Pick<Partial<RTCPeerConnection>, 'createOffer' | 'setLocalDescription'> = connection;
	const prepared = {
		createOffer: () => {
			delete own.createOffer;
			return Promise.resolve(connection.localDescription);
		},
		setLocalDescription: () => {
			delete own.setLocalDescription;
			return Promise.resolve();
		}
	};
	Object.assign(connection, prepared);
}

/**
 * Places a media call over a connection made beforehand. PeerJS constructs its RTCPeerConnection from the
 * global within this one synchronous call: for so long the global is ours.
 */
export function callOver(
	peer: Peer,
	to: string,
	connectionId: string,
	connection: RTCPeerConnection
): MediaConnection {
	const real = globalThis.RTCPeerConnection;
	globalThis.RTCPeerConnection = function prepared() {
		return connection;
	} as unknown as typeof RTCPeerConnection;
	offerAsPrepared(connection);
	try {
		const options: CallOption & CallInternals = { connectionId };
		return peer.call(to, new MediaStream(), options);
	} finally {
		globalThis.RTCPeerConnection = real;
	}
}
