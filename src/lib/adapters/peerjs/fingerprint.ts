/** Certificates by their SHA-256 fingerprint: as a description names them, and as the connection has them. */

/**
 * The fingerprint in a description (RFC 8122 §5), in capitals. `null` unless all that it names are the same one:
 * Firefox would connect on any of them, and show the first.
 */
export function fingerprintOf(sdp: string): string | null {
	const named = [...sdp.matchAll(/^a=fingerprint:(\S+) +(\S+)\s*$/gim)].map(
		([, algorithm = '', value = '']) => `${algorithm} ${value}`.toUpperCase()
	);
	// A spelling that only a browser reads must not hide another one.
	if (named.length !== (sdp.match(/fingerprint/gi) ?? []).length) return null;
	const [first, ...others] = new Set(named);
	const [, value] = /^SHA-256 ((?:[\dA-F]{2}:){31}[\dA-F]{2})$/.exec(first ?? '') ?? [];
	return others.length === 0 ? (value ?? null) : null;
}

/** What is used of an `RTCDtlsTransport`; browsers without `getRemoteCertificates` exist (Firefox 152). */
type DtlsTransport = Pick<RTCDtlsTransport, 'state' | 'addEventListener'> &
	Partial<Pick<RTCDtlsTransport, 'getRemoteCertificates'>>;

/**
 * Whether the other end of a connection whose control channel is open has this certificate. The transport's own
 * word counts (W3C webrtc §5.5.1); only a browser that does not give it is asked for the description it was given.
 */
export async function hasCertificate(
	connection: RTCPeerConnection,
	fingerprint: string
): Promise<boolean> {
	const transports = transportsOf(connection);
	if (transports.length === 0) return false;
	if (!transports.some((transport) => transport.getRemoteCertificates)) {
		return fingerprintOf(connection.remoteDescription?.sdp ?? '') === fingerprint;
	}
	const certificate =
		shownBy(transports) ?? (await reportedBy(connection)) ?? (await announcedBy(transports));
	if (!certificate) return false;
	const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
	return hex.join(':').toUpperCase() === fingerprint;
}

/**
 * What may be the one transport of a connection (`max-bundle`). While the media are bundled, Chromium 156 shows the
 * control channel's former one, which never connects and is closed a moment later.
 */
function transportsOf(connection: RTCPeerConnection): readonly DtlsTransport[] {
	const media = connection.getTransceivers().map(({ receiver }) => receiver.transport);
	const all = [connection.sctp?.transport, ...media];
	return [...new Set(all)].flatMap((one) => (one && one.state !== 'closed' ? [one] : []));
}

const isConnected = ({ state }: DtlsTransport): boolean => state === 'connected';

/** What the transport that is connected shows; `null` where none is said to be. */
const shownBy = (transports: readonly DtlsTransport[]): BufferSource | null =>
	transports.find(isConnected)?.getRemoteCertificates?.()[0] ?? null;

/** What we read of a transport's statistics and of its certificate's; TypeScript's own types leave the latter out. */
interface Entry {
	readonly type: string;
	readonly remoteCertificateId?: string;
	/** DER. */
	readonly base64Certificate?: string;
}

/**
 * What the transport reports to the statistics (W3C webrtc-stats §6, `RTCCertificateStats`). About once in a hundred
 * connections Chromium 156 leaves a transport's `state` at `connecting` for ever, with no certificate, although its
 * handshake is done and the channel on it is open; the statistics know.
 */
async function reportedBy(connection: RTCPeerConnection): Promise<BufferSource | null> {
	const entries = new Map<string, Entry>(await connection.getStats());
	const ids = new Set([...entries.values()].flatMap((entry) => entry.remoteCertificateId ?? []));
	const [base64] = [...ids].map((id) => entries.get(id)?.base64Certificate);
	return base64 === undefined || ids.size > 1
		? null
		: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** What is shown as soon as a handshake is announced: the channel may be heard of before. `null` when all have ended. */
const announcedBy = (transports: readonly DtlsTransport[]): Promise<BufferSource | null> =>
	new Promise((done) => {
		const listening = new AbortController();
		const look = (): void => {
			const isOver = transports.every(({ state }) => state === 'closed' || state === 'failed');
			if (!transports.some(isConnected) && !isOver) return;
			listening.abort();
			done(shownBy(transports));
		};
		for (const transport of transports)
			transport.addEventListener('statechange', look, { signal: listening.signal });
		look();
	});
