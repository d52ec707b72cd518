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
	const transport = transportOf(connection);
	if (!transport) return false;
	if (!transport.getRemoteCertificates) {
		return fingerprintOf(connection.remoteDescription?.sdp ?? '') === fingerprint;
	}
	await settled(transport);
	const [certificate] = transport.getRemoteCertificates();
	if (!certificate) return false;
	const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
	return hex.join(':').toUpperCase() === fingerprint;
}

/**
 * The one transport of a connection (`max-bundle`). While the media are bundled, Chromium 156 shows the control
 * channel's former one, which is closed.
 */
function transportOf(connection: RTCPeerConnection): DtlsTransport | undefined {
	const media = connection.getTransceivers().map(({ receiver }) => receiver.transport);
	return (
		[connection.sctp?.transport, ...media].find(
			(transport) => transport && transport.state !== 'closed'
		) ?? undefined
	);
}

/** The channel may be heard of before the handshake that carried it. */
const settled = (transport: DtlsTransport): Promise<void> =>
	new Promise((done) => {
		const look = (): void => {
			if (transport.state === 'new' || transport.state === 'connecting') return;
			listening.abort();
			done();
		};
		const listening = new AbortController();
		transport.addEventListener('statechange', look, { signal: listening.signal });
		look();
	});
