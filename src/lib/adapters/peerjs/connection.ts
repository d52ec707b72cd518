/** Makes the one RTCPeerConnection of a dial: sound, picture and the control channel in the first offer. */
import type { MediaKind } from '../../protocol/ports';

/** What is sent on every connection; `null` sends nothing of that kind, and can be replaced at any time. */
export type LocalTracks = Readonly<Record<MediaKind, MediaStreamTrack | null>>;

const kinds = ['audio', 'video'] as const satisfies readonly MediaKind[];

/** In which the first offer names the places of microphone and camera (RFC 5888); what comes later has others. */
const mainMids = new Set(['0', '1']);

/** Whether something in the statistics is of microphone or camera (W3C webrtc-stats §8.2, `mid`). */
export const isMainMid = (mid: string | undefined): boolean =>
	mid === undefined || mainMids.has(mid);

/** The id of the negotiated channel; PeerJS's own takes a low one. */
const controlId = 100;

/** Both sides make the channel themselves, before any message can arrive (W3C webrtc §6.2, `negotiated`). */
export const openControl = (connection: RTCPeerConnection): RTCDataChannel =>
	connection.createDataChannel('control', { negotiated: true, id: controlId });

/**
 * The first picture has half the width and height: it is encoded, sent and decoded sooner, by 15 ms of the 200 that
 * joining takes (docs/benchmarks.md). `growPicture` ends that.
 */
const firstPicture = { scaleResolutionDownBy: 2 } as const satisfies RTCRtpEncodingParameters;

/** A connection for a dial of ours. A kind without a track has its place in the offer for later. */
export function makeConnection(rtc: RTCConfiguration, tracks: LocalTracks): PreparedConnection {
	const connection = new RTCPeerConnection(rtc);
	const stream = new MediaStream();
	for (const kind of kinds) {
		connection.addTransceiver(tracks[kind] ?? kind, {
			direction: 'sendrecv',
			streams: [stream],
			...(kind === 'video' && { sendEncodings: [firstPicture] })
		});
	}
	return { connection, control: openControl(connection) };
}

export interface PreparedConnection {
	readonly connection: RTCPeerConnection;
	readonly control: RTCDataChannel;
}

/**
 * Sends our tracks on an answered connection. Its transceivers come from the offer and are ours to shape
 * while `track` fires, before the answer is made (W3C webrtc §4.4.1.5).
 */
export function sendOnAnswer(connection: RTCPeerConnection, tracks: () => LocalTracks): void {
	const stream = new MediaStream();
	connection.addEventListener('track', ({ transceiver }) => {
		if (!isMain(connection, transceiver)) return;
		transceiver.direction = 'sendrecv';
		transceiver.sender.setStreams(stream);
		const { kind } = transceiver.receiver.track;
		if (kind === 'video') encodePicture(transceiver.sender, firstPicture);
		replace(transceiver.sender, kind === 'audio' ? tracks().audio : tracks().video);
	});
}

/** From now on the picture is as large as the camera's, unless somebody has decided on another size meanwhile. */
export function growPicture(connection: RTCPeerConnection): void {
	const sender = mainOf(connection, 'video')?.sender;
	const [encoding] = sender?.getParameters().encodings ?? [];
	const isFirst =
		encoding?.scaleResolutionDownBy === firstPicture.scaleResolutionDownBy &&
		encoding.maxBitrate === undefined;
	if (sender && isFirst) encodePicture(sender, { scaleResolutionDownBy: 1 });
}

function encodePicture(sender: RTCRtpSender, how: RTCRtpEncodingParameters): void {
	const parameters = sender.getParameters();
	const [encoding] = parameters.encodings;
	if (!encoding) return;
	Object.assign(encoding, how);
	sender.setParameters(parameters).catch((cause: unknown) => {
		if (sender.transport?.state !== 'closed')
			console.warn('a picture could not be given its size:', cause);
	});
}

/** Sends another track of this kind from now on, without renegotiation (W3C webrtc §5.2, replaceTrack). */
export function replaceOn(
	connection: RTCPeerConnection,
	kind: MediaKind,
	track: MediaStreamTrack | null
): void {
	const main = mainOf(connection, kind);
	if (main) replace(main.sender, track);
}

/** What is for microphone or camera: the first of its kind. */
const mainOf = (connection: RTCPeerConnection, kind: string): RTCRtpTransceiver | undefined =>
	connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);

/** Whether it is for microphone or camera, and not for what was added later. */
export const isMain = (connection: RTCPeerConnection, transceiver: RTCRtpTransceiver): boolean =>
	mainOf(connection, transceiver.receiver.track.kind) === transceiver;

export function replace(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
	sender.replaceTrack(track).catch((cause: unknown) => {
		// A connection that closes meanwhile rejects; there is nothing left to send on.
		if (sender.transport?.state !== 'closed') console.warn('a track could not be replaced:', cause);
	});
}
