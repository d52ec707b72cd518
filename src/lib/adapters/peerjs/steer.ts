/** Sends what was decided on (W3C webrtc §5.2, `setParameters`; webrtc-extensions §5.1, the codec of an encoding). */
import type { Course, Size } from '../../protocol/ports';
import { isMain } from './connection';

/** TypeScript's own types do not have it yet. */
interface Encoding extends RTCRtpEncodingParameters {
	codec?: RTCRtpCodec;
}

/** It says the same in about half the bits, from 300 kbit/s on at four times the pixels (docs/benchmarks.md). */
const frugalCodec = 'video/AV1';

/** Just so much that it shows what gets through. */
const thinPicture = { scaleResolutionDownBy: 2, maxFramerate: 10, maxBitrate: 150_000 };

/** A voice that is sent twice (RFC 2198) on a line that carries nothing else, in bits a second: RFC 7587 §3.1.1. */
const voiceAlone = 32_000;

/** A picture may be so much smaller than the camera’s. */
const scales = [4, 3, 2, 1.5];

/** Bits a second for each pixel of a picture that nothing limits: 2.5 Mbit/s for 1280 by 720. */
const bitsForPixel = 2.7;

/** No picture is smaller than the window that it fills; what is larger nobody sees. */
export function whatIsSeen(
	camera: Size,
	window: Size
): Pick<RTCRtpEncodingParameters, 'scaleResolutionDownBy' | 'maxBitrate'> {
	const most = Math.min(camera.width / window.width, camera.height / window.height);
	const scale = scales.find((one) => one <= most) ?? 1;
	const pixels = (camera.width / scale) * (camera.height / scale);
	return { scaleResolutionDownBy: scale, maxBitrate: Math.round(pixels * bitsForPixel) };
}

function sizeOf(track: MediaStreamTrack | null): Size | null {
	const { width, height } = track?.getSettings() ?? {};
	return width && height ? { width, height } : null;
}

export function steer(connection: RTCPeerConnection, course: Course): void {
	for (const transceiver of connection.getTransceivers()) {
		if (!isMain(connection, transceiver)) continue;
		const { sender, receiver } = transceiver;
		const parameters = sender.getParameters();
		const [encoding] = parameters.encodings;
		if (!encoding) continue;
		if (receiver.track.kind === 'audio') steerSound(encoding, course);
		else steerPicture(encoding, course, { parameters, camera: sizeOf(sender.track) });
		sender.setParameters(parameters).catch((cause: unknown) => {
			if (sender.transport?.state !== 'closed')
				console.warn('what is sent could not be steered:', cause);
		});
	}
}

function steerSound(encoding: Encoding, { picture }: Course): void {
	encoding.priority = 'high';
	encoding.networkPriority = 'high';
	if (picture === 'whole') delete encoding.maxBitrate;
	else encoding.maxBitrate = voiceAlone;
}

function steerPicture(
	encoding: Encoding,
	{ picture, frugal, window }: Course,
	{ parameters, camera }: { parameters: RTCRtpSendParameters; camera: Size | null }
): void {
	encoding.active = picture !== 'none';
	delete encoding.scaleResolutionDownBy;
	delete encoding.maxFramerate;
	delete encoding.maxBitrate;
	if (picture === 'thin') Object.assign(encoding, thinPicture);
	else if (window && camera) Object.assign(encoding, whatIsSeen(camera, window));
	// A face that moves is worth more than a sharp one.
	parameters.degradationPreference = 'maintain-framerate';
	const codec = parameters.codecs.find(({ mimeType }) => mimeType === frugalCodec);
	if (frugal && codec) encoding.codec = codec;
	else delete encoding.codec;
}
