/**
 * Each packet of sound carries the one before as well (RFC 2198): of five lost in a hundred one hears nothing
 * (docs/benchmarks.md).
 */
import { isMain } from './connection';

/**
 * Names that codec first in what is negotiated next: what an offer names first both send (RFC 8829 §5.3.1), where both have
 * it. Chromium 156 takes it in no other way, and a first offer that has it makes a join later.
 * @returns false where this browser has no such codec.
 */
export function preferRedundantSound(connection: RTCPeerConnection): boolean {
	const { codecs } = RTCRtpReceiver.getCapabilities('audio') ?? { codecs: [] };
	const [redundant] = codecs.filter(({ mimeType }) => mimeType === 'audio/red');
	const sound = connection
		.getTransceivers()
		.find((one) => one.receiver.track.kind === 'audio' && isMain(connection, one));
	if (!redundant || !sound) return false;
	sound.setCodecPreferences([redundant, ...codecs.filter((one) => one !== redundant)]);
	return true;
}
