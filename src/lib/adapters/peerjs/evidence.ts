/** What flows on a connection of microphone and camera, out of its statistics (W3C webrtc-stats §6). */
import type { Evidence, MediaKind } from '../../protocol/ports';
import { isMainMid } from './connection';

/** What we read of them. */
interface Entry {
	readonly type: string;
	readonly kind?: string;
	readonly mid?: string;
	readonly packetsReceived?: number;
	readonly framesDecoded?: number;
	/** Real ones and those that the browser has made up for lost ones; none while nobody listens. */
	readonly totalSamplesReceived?: number;
	readonly concealedSamples?: number;
	readonly packetsSent?: number;
	readonly framesSent?: number;
}

export type Stats = ReadonlyMap<string, Entry>;

/** Samples where the browser plays them; packets where nobody listens, as before the first touch of a page. */
const heard = ({ totalSamplesReceived = 0, concealedSamples = 0, packetsReceived = 0 }: Entry) =>
	totalSamplesReceived > 0 ? totalSamplesReceived - concealedSamples : packetsReceived;

/** Counts since the connection began. Whatever a browser does not count stays at 0. */
export function readEvidence(stats: Stats): Evidence {
	const entries = [...stats.values()];
	const sum = (type: string, kind: MediaKind, count: (entry: Entry) => number): number =>
		entries
			.filter((entry) => entry.type === type && entry.kind === kind && isMainMid(entry.mid))
			.reduce((total, entry) => total + count(entry), 0);
	return {
		in: {
			audio: sum('inbound-rtp', 'audio', heard),
			video: sum('inbound-rtp', 'video', ({ framesDecoded = 0 }) => framesDecoded)
		},
		out: {
			audio: sum('outbound-rtp', 'audio', ({ packetsSent = 0 }) => packetsSent),
			video: sum('outbound-rtp', 'video', ({ framesSent = 0 }) => framesSent)
		}
	};
}

export async function evidenceOf(connection: RTCPeerConnection): Promise<Evidence> {
	const report = await connection.getStats();
	return readEvidence(new Map([...report].map(([id, entry]) => [id, entry as Entry])));
}
