/** A call from this page to itself through the relay alone: whether it comes up, and how much goes through. */

interface RelayedCall {
	readonly openMs: number;
	/** In a second. */
	readonly kilobits: number;
}

/** What comes up at all has long come up by then. */
const upMs = 8_000;

const flowMs = 3_000;

/** More than a call needs, and no burden for a relay. */
const bytesAtMost = 24 * 1024 * 1024;

const pieceBytes = 16 * 1024;

/** So much may wait to be sent, so that there is always something. */
const storeBytes = 256 * 1024;

/** @returns `null` when no connection comes up. */
export async function callThroughRelay(relays: RTCIceServer[]): Promise<RelayedCall | null> {
	const rtc = { iceServers: relays, iceTransportPolicy: 'relay' as const };
	const [near, far] = [new RTCPeerConnection(rtc), new RTCPeerConnection(rtc)];
	try {
		const began = performance.now();
		const options = { negotiated: true, id: 0, ordered: false };
		const [out, into] = [near, far].map((one) => one.createDataChannel('flow', options));
		if (!out || !into) return null;
		introduce(near, far);
		introduce(far, near);
		const isUp = opening(out);
		await describe(near, far);
		if (!(await isUp)) return null;
		const openMs = Math.round(performance.now() - began);
		return { openMs, ...(await flow(out, into)) };
	} finally {
		near.close();
		far.close();
	}
}

function introduce(from: RTCPeerConnection, to: RTCPeerConnection): void {
	from.addEventListener('icecandidate', ({ candidate }) => {
		if (!candidate || to.signalingState === 'closed') return;
		to.addIceCandidate(candidate).catch((cause: unknown) => console.warn(cause));
	});
}

async function describe(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
	await near.setLocalDescription();
	if (near.localDescription) await far.setRemoteDescription(near.localDescription);
	await far.setLocalDescription();
	if (far.localDescription) await near.setRemoteDescription(far.localDescription);
}

const opening = (channel: RTCDataChannel): Promise<boolean> =>
	new Promise((done) => {
		const patience = setTimeout(() => done(false), upMs);
		channel.addEventListener('open', () => {
			clearTimeout(patience);
			done(true);
		});
	});

/** Counted where it arrives, from the first piece to the last one in time. */
function flow(out: RTCDataChannel, into: RTCDataChannel): Promise<Pick<RelayedCall, 'kilobits'>> {
	const piece = new Uint8Array(pieceBytes);
	let sent = 0;
	let came = 0;
	let first = 0;
	let last = 0;
	into.binaryType = 'arraybuffer';
	into.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
		last = performance.now();
		if (first === 0) first = last;
		else came += data.byteLength;
	});
	const fill = (): void => {
		while (out.readyState === 'open' && out.bufferedAmount < storeBytes && sent < bytesAtMost) {
			out.send(piece);
			sent += pieceBytes;
		}
	};
	out.bufferedAmountLowThreshold = storeBytes / 2;
	out.addEventListener('bufferedamountlow', fill);
	fill();
	return new Promise((done) => {
		setTimeout(() => {
			out.removeEventListener('bufferedamountlow', fill);
			done({ kilobits: last > first ? Math.round((came * 8) / (last - first)) : 0 });
		}, flowMs);
	});
}
