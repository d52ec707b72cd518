/** Which way a connection goes, out of its statistics (W3C webrtc-stats §6, `RTCIceCandidatePairStats`). */
import type { Path } from '../../protocol/ports';

/** What we read of them; TypeScript's own types leave the candidates out. */
interface Entry {
	readonly type: string;
	/** Of the transport. */
	readonly selectedCandidatePairId?: string;
	/** Of a pair. Firefox names no pair in the transport, and marks it here. */
	readonly selected?: boolean;
	readonly localCandidateId?: string;
	readonly remoteCandidateId?: string;
	/** In seconds. */
	readonly currentRoundTripTime?: number;
	/** Of a candidate. */
	readonly candidateType?: string;
	readonly protocol?: string;
}

export type Stats = ReadonlyMap<string, Entry>;

/** The path of the pair that is in use; `null` while there is none. */
export function readPath(stats: Stats): Path | null {
	const entries = [...stats.values()];
	const chosen = entries.flatMap(({ selectedCandidatePairId }) => selectedCandidatePairId ?? []);
	const pair =
		chosen.map((id) => stats.get(id)).find((one) => one !== undefined) ??
		entries.find(({ type, selected }) => type === 'candidate-pair' && selected === true);
	const local = stats.get(pair?.localCandidateId ?? '');
	const remote = stats.get(pair?.remoteCandidateId ?? '');
	if (!local?.candidateType || !remote?.candidateType) return null;
	const roundTrip = pair?.currentRoundTripTime;
	return {
		relayed: [local, remote].some(({ candidateType }) => candidateType === 'relay'),
		protocol: local.protocol ?? 'udp',
		local: local.candidateType,
		remote: remote.candidateType,
		roundTripMs: roundTrip === undefined ? null : Math.round(roundTrip * 1000)
	};
}

export async function pathOf(connection: RTCPeerConnection): Promise<Path | null> {
	const report = await connection.getStats();
	return readPath(new Map([...report].map(([id, entry]) => [id, entry as Entry])));
}
