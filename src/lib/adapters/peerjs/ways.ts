/** What a connection has to find a way with: the candidates of both sides, and what the site's servers say now. */
import type { Ways } from '../../protocol/ports';
import { ask, questionsFor } from '../ice-question';

/** A server that helps at all has long answered by then. */
const answerMs = 1_500;

/** The kinds of candidates in a description, the ones that came after it too (W3C webrtc §4.4.1.5), each once. */
export const candidateTypes = (sdp: string): string[] => [
	...new Set(Array.from(sdp.matchAll(/^a=candidate:.* typ (\w+)/gm), ([, type = '']) => type))
];

const found: readonly RTCIceConnectionState[] = ['connected', 'completed'];

export async function waysOf(connection: RTCPeerConnection): Promise<Ways> {
	const { iceServers = [] } = connection.getConfiguration();
	const servers = await Promise.all(questionsFor(iceServers).map((one) => ask(one, answerMs)));
	// What has come meanwhile counts too, and can be read when the connection has been given up.
	const { localDescription, remoteDescription, iceConnectionState } = connection;
	return {
		found: found.includes(iceConnectionState),
		local: candidateTypes(localDescription?.sdp ?? ''),
		remote: candidateTypes(remoteDescription?.sdp ?? ''),
		servers
	};
}
