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
	const transport = await connectedOf(transports);
	if (!transport?.getRemoteCertificates) return false;
	const [certificate] = transport.getRemoteCertificates();
	if (!certificate) return false;
	const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
	return hex.join(':').toUpperCase() === fingerprint;
}

/**
 * What may be the one transport of a connection (`max-bundle`). While the media are bundled, Chromium 156 shows the
 * control channel's former one, which never connects and is closed a
 * moment later.
 */
function transportsOf(connection: RTCPeerConnection): readonly DtlsTransport[] {
	const media = connection.getTransceivers().map(({ receiver }) => receiver.transport);
	const all = [connection.sctp?.transport, ...media];
	return [...new Set(all)].flatMap((one) => (one && one.state !== 'closed' ? [one] : []));
}

/** The one that is connected: the channel may be heard of before the handshake that carried it. `null` when all have ended. */
const connectedOf = (transports: readonly DtlsTransport[]): Promise<DtlsTransport | null> =>
	new Promise((done) => {
		const listening = new AbortController();
		const look = (): void => {
			const connected = transports.find(({ state }) => state === 'connected');
			const isOver = transports.every(({ state }) => state === 'closed' || state === 'failed');
			if (!connected && !isOver) return;
			listening.abort();
			done(connected ?? null);
		};
		for (const transport of transports)
			transport.addEventListener('statechange', look, { signal: listening.signal });
		look();
	});
