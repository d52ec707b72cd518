/** A channel for bytes alone, beside the control channel on the same connection: what is long holds up no word. */
import type { Bytes } from '../../protocol/ports';

/** Next to the control channel's. Made on an open association by both sides, it needs no negotiation (W3C webrtc §6.2). */
const bytesId = 101;

/** As much waits in the browser to be sent, so that the line never runs dry and memory stays flat. */
const highBytes = 1_048_576;
const lowBytes = 262_144;

/** A connection has one, whoever listens to it at the time. */
const channels = new WeakMap<RTCPeerConnection, RTCDataChannel>();

function channelOn(connection: RTCPeerConnection): RTCDataChannel {
	const known = channels.get(connection);
	if (known) return known;
	const channel = connection.createDataChannel('bytes', { negotiated: true, id: bytesId });
	channel.binaryType = 'arraybuffer';
	channel.bufferedAmountLowThreshold = lowBytes;
	channels.set(connection, channel);
	return channel;
}

/** Until one of these happens, or the signal says that nobody waits any more. */
const until = (
	channel: RTCDataChannel,
	types: readonly string[],
	over: AbortSignal
): Promise<void> =>
	new Promise((resolve) => {
		const waiting = new AbortController();
		const { signal } = waiting;
		const done = (): void => {
			waiting.abort();
			resolve();
		};
		for (const type of [...types, 'close']) channel.addEventListener(type, done, { signal });
		over.addEventListener('abort', done, { signal });
	});

/** `heard` gets what comes, until this is closed or `ended`. */
export function openBytes(
	connection: RTCPeerConnection,
	heard: (bytes: ArrayBuffer) => void,
	ended: AbortSignal
): Bytes {
	const channel = channelOn(connection);
	const closing = new AbortController();
	const over = AbortSignal.any([closing.signal, ended]);
	channel.addEventListener(
		'message',
		({ data }) => {
			if (data instanceof ArrayBuffer) heard(data);
		},
		{ signal: over }
	);
	return {
		send: async (bytes) => {
			if (channel.readyState === 'connecting') await until(channel, ['open'], over);
			while (channel.bufferedAmount > highBytes && channel.readyState === 'open' && !over.aborted)
				await until(channel, ['bufferedamountlow'], over);
			if (over.aborted || channel.readyState !== 'open')
				throw new DOMException('the connection is over', 'AbortError');
			channel.send(bytes);
		},
		close: () => closing.abort()
	};
}
