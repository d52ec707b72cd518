/**
 * Asks the servers that help to find a way (STUN, TURN) for a word, each by a connection of its own that leads nowhere:
 * it gathers from that one server alone, and nothing of it is shown to anybody.
 */
import type { ServerWord, Transport } from '../protocol/ports';

/** One address of a server. */
export interface Question {
	readonly kind: ServerWord['kind'];
	readonly by: Transport;
	readonly server: RTCIceServer;
}

/** RFC 7064 §3.1, RFC 7065 §3.1. */
const transportOf = (url: string): Transport => {
	if (/^(stun|turn)s:/.test(url)) return 'tls';
	return /[?&]transport=tcp\b/.test(url) ? 'tcp' : 'udp';
};

/** One for each address. */
export const questionsFor = (servers: readonly RTCIceServer[]): Question[] =>
	servers.flatMap((server) =>
		[server.urls].flat().map((url) => ({
			kind: url.startsWith('turn') ? ('turn' as const) : ('stun' as const),
			by: transportOf(url),
			server: { ...server, urls: url }
		}))
	);

/** W3C webrtc §4.8.1.3: 701 is the browser's own, for a server that it could not reach; others are the server's. */
const isRefusal = (code: number): boolean => code >= 300 && code <= 699;

/** Whoever has said nothing by then is silent. Never rejects for what a server does. */
export async function ask({ kind, by, server }: Question, patienceMs: number): Promise<ServerWord> {
	const began = performance.now();
	const iceTransportPolicy = kind === 'turn' ? 'relay' : 'all';
	const connection = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy });
	let patience: ReturnType<typeof setTimeout> | undefined;
	const spoken = (word: ServerWord['word'], code: number | null = null): ServerWord => {
		const ms = word === 'silent' ? null : Math.round(performance.now() - began);
		return { kind, by, word, ms, code };
	};
	try {
		return await new Promise<ServerWord>((heard, failed) => {
			let failures = 0;
			patience = setTimeout(() => heard(spoken('silent')), patienceMs);
			connection.addEventListener('icecandidateerror', ({ errorCode }) => {
				failures += 1;
				if (isRefusal(errorCode)) heard(spoken('refuses', errorCode));
			});
			connection.addEventListener('icecandidate', ({ candidate }) => {
				if (candidate?.type === (kind === 'turn' ? 'relay' : 'srflx')) heard(spoken('answers'));
				// Whoever has a public address learns nothing new from STUN, and is told so by no error.
				else if (!candidate)
					heard(spoken(kind === 'stun' && failures === 0 ? 'answers' : 'silent'));
			});
			connection.createDataChannel('nobody');
			connection.setLocalDescription().catch(failed);
		});
	} finally {
		clearTimeout(patience);
		connection.close();
	}
}
