/** How sound and picture of microphone and camera go on a connection, in numbers (W3C webrtc-stats §6 and §8). */
import type { Flow, MediaKind, Measures } from '../../protocol/ports';
import { isMainMid } from './connection';

/** What we read of them. */
interface Entry {
	readonly id?: string;
	readonly type: string;
	readonly kind?: string;
	readonly mid?: string;
	/** Milliseconds since the epoch. */
	readonly timestamp?: number;
	readonly codecId?: string;
	readonly mimeType?: string;
	readonly bytesReceived?: number;
	readonly bytesSent?: number;
	readonly packetsReceived?: number;
	readonly packetsSent?: number;
	readonly packetsLost?: number;
	/** In seconds. */
	readonly jitter?: number;
	readonly frameWidth?: number;
	readonly frameHeight?: number;
	readonly framesPerSecond?: number;
	readonly qualityLimitationReason?: string;
	/** Of what is sent: the report of whoever receives it. */
	readonly remoteId?: string;
	/** Of the transport. */
	readonly selectedCandidatePairId?: string;
	/** Of a candidate pair, in bits a second. */
	readonly availableOutgoingBitrate?: number;
}

export type Stats = ReadonlyMap<string, Entry>;

const nothing: Flow = {
	codec: null,
	bytes: 0,
	packets: 0,
	lost: 0,
	jitterMs: null,
	picture: null,
	framesPerSecond: null,
	limitedBy: null
};

function flowOf(entry: Entry | undefined, stats: Stats): Flow {
	if (!entry) return nothing;
	const sent = entry.type === 'outbound-rtp';
	// Only who receives knows what was lost, and tells it from time to time.
	const report = sent ? stats.get(entry.remoteId ?? '') : entry;
	const { frameWidth: width, frameHeight: height } = entry;
	const jitter = report?.jitter;
	return {
		codec: stats.get(entry.codecId ?? '')?.mimeType?.replace(/^\w+\//, '') ?? null,
		bytes: (sent ? entry.bytesSent : entry.bytesReceived) ?? 0,
		packets: (sent ? entry.packetsSent : entry.packetsReceived) ?? 0,
		lost: Math.max(0, report?.packetsLost ?? 0),
		jitterMs: jitter === undefined ? null : Math.round(jitter * 1000),
		picture: width && height ? { width, height } : null,
		framesPerSecond: entry.framesPerSecond ?? null,
		limitedBy: entry.qualityLimitationReason ?? null
	};
}

/** Whatever a browser does not measure is 0 where it counts, `null` where it tells. */
export function readMeasures(stats: Stats): Measures {
	const entries = [...stats.values()];
	const both = (type: string): Record<MediaKind, Flow> => {
		const of = (kind: MediaKind): Flow =>
			flowOf(
				// A camera that was changed may leave its former stream behind, which stands still.
				entries
					.filter((entry) => entry.type === type && entry.kind === kind && isMainMid(entry.mid))
					.toSorted((one, other) => bytesOf(other) - bytesOf(one))[0],
				stats
			);
		return { audio: of('audio'), video: of('video') };
	};
	const pair = entries.flatMap(({ selectedCandidatePairId }) => selectedCandidatePairId ?? [])[0];
	return {
		capacity: stats.get(pair ?? '')?.availableOutgoingBitrate ?? null,
		at: Math.max(0, ...entries.map(({ timestamp = 0 }) => timestamp)),
		in: both('inbound-rtp'),
		out: both('outbound-rtp')
	};
}

const bytesOf = ({ bytesSent, bytesReceived }: Entry): number => bytesSent ?? bytesReceived ?? 0;

export async function measuresOf(connection: RTCPeerConnection): Promise<Measures> {
	const report = await connection.getStats();
	return readMeasures(new Map([...report].map(([id, entry]) => [id, entry as Entry])));
}
