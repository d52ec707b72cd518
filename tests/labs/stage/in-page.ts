/** Runs in every page of the lab before its own scripts: keeps its connections, so that their way can be told. */

export interface LabWindow {
	readonly labConnections: RTCPeerConnection[];
}

export function keepConnections(): void {
	const labConnections: RTCPeerConnection[] = [];
	Object.assign(window, { labConnections });
	window.RTCPeerConnection = class extends RTCPeerConnection {
		constructor(wanted?: RTCConfiguration) {
			super(wanted);
			labConnections.push(this);
		}
	};
}

/** By which way the page's connection goes: `srflx/udp`, `relay/tcp` …; `none` without one, and in which state they are. */
export async function readWay(): Promise<string> {
	const { labConnections } = window as unknown as LabWindow;
	for (const connection of labConnections.toReversed()) {
		if (connection.connectionState !== 'connected') continue;
		const stats = await connection.getStats();
		for (const one of stats.values()) {
			if (one.type !== 'transport') continue;
			const local = stats.get(stats.get(one.selectedCandidatePairId)?.localCandidateId);
			if (local) return `${local.candidateType}/${local.relayProtocol ?? local.protocol}`;
		}
	}
	return `none (${labConnections.map(({ connectionState }) => connectionState).join(', ')})`;
}
