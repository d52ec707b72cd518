/** Runs in every page of the lab before its own scripts: keeps its connections, so that their way can be told. */

export interface LabWindow {
	readonly labConnections: RTCPeerConnection[];
	/** What stood on the page, each once. */
	readonly labShown: Set<string>;
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

/** Remembers each phase of the page, each word that interrupts (ARIA `alert`) and each dialog. */
export function keepShown(): void {
	const labShown = new Set<string>();
	Object.assign(window, { labShown });
	// Nameless: what gets a name from the compiler here does not run in a page.
	new MutationObserver(() => {
		for (const { dataset } of document.querySelectorAll<HTMLElement>('main[data-phase]'))
			labShown.add(`phase ${dataset['phase']}`);
		for (const one of document.querySelectorAll('[role="alert"], dialog[open]'))
			labShown.add(`interruption: ${one.textContent}`);
	}).observe(document, {
		attributeFilter: ['data-phase', 'role', 'open'],
		childList: true,
		subtree: true
	});
}

/** Everything that has stood on the page since it was asked last. */
export function takeShown(): string[] {
	const { labShown } = window as unknown as LabWindow;
	const all = [...labShown];
	labShown.clear();
	return all;
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

/** What has come by the page's connection so far, and how it looks now. Counts only grow. */
export interface Arrived {
	/** Milliseconds, on the page's clock. */
	readonly at: number;
	readonly pictures: number;
	readonly bytes: number;
	/** Of sound: all that was played, and what of it was made up. */
	readonly samples: number;
	readonly concealed: number;
	/** Of the latest picture, in pixels. */
	readonly width: number;
	readonly height: number;
	/** There and back, in milliseconds. */
	readonly roundTripMs: number;
}

export async function readArrived(): Promise<Arrived> {
	const { labConnections } = window as unknown as LabWindow;
	const connection = labConnections.findLast((one) => one.connectionState === 'connected');
	const stats = [...((await connection?.getStats()) ?? new Map()).values()];
	const inbound = stats.filter(({ type }) => type === 'inbound-rtp');
	const video = inbound.find(({ kind }) => kind === 'video');
	const audio = inbound.find(({ kind }) => kind === 'audio');
	const pair = stats.find(({ type, nominated }) => type === 'candidate-pair' && nominated);
	return {
		at: performance.now(),
		pictures: video?.framesDecoded ?? 0,
		bytes: (video?.bytesReceived ?? 0) + (audio?.bytesReceived ?? 0),
		samples: audio?.totalSamplesReceived ?? 0,
		concealed: audio?.concealedSamples ?? 0,
		width: video?.frameWidth ?? 0,
		height: video?.frameHeight ?? 0,
		roundTripMs: (pair?.currentRoundTripTime ?? NaN) * 1_000
	};
}

/** The addresses of its host candidates (RFC 8839 §5.1): the fifth word of each. */
export function readOwnAddresses(): string[] {
	const { labConnections } = window as unknown as LabWindow;
	const sdp = labConnections.at(-1)?.localDescription?.sdp ?? '';
	return [...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+) \d+ typ host/gm)].map(
		([, address = '']) => address
	);
}
