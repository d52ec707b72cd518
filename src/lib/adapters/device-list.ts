/** What can be chosen among (W3C mediacapture-streams §9, audio-output). */
import type { Device, DeviceKind } from '../protocol/ports';

const kinds: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
	videoinput: 'camera',
	audioinput: 'microphone',
	audiooutput: 'speaker'
};

/** The maker's number behind a name, which says nothing to people: `HD Webcam (046d:0825)`. */
const number = / \([\da-f]{4}:[\da-f]{4}\)$/i;

/** Which way a camera looks: as it says, or as telephones name theirs in English. */
function facingOf(device: MediaDeviceInfo): Device['facing'] {
	if (device.kind !== 'videoinput') return null;
	// Firefox 153 has no `InputDeviceInfo`, and no device tells what it can do.
	const { facingMode = [] } = (device as Partial<InputDeviceInfo>).getCapabilities?.() ?? {};
	const [told] = facingMode;
	if (told === 'user' || told === 'environment') return told;
	if (/\b(back|rear)\b/i.test(device.label)) return 'environment';
	return /\bfront\b/i.test(device.label) ? 'user' : null;
}

const canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;

/** Without those that have no name yet, which nobody could choose, and Chromium's second name for one and the same. */
export async function listDevices(): Promise<readonly Device[]> {
	const all = await navigator.mediaDevices.enumerateDevices();
	return all
		.filter(({ deviceId, label }) => deviceId && deviceId !== 'communications' && label)
		.map((one) => ({
			kind: kinds[one.kind],
			id: one.deviceId,
			label: one.label.replace(number, ''),
			facing: facingOf(one)
		}))
		.filter(({ kind }) => kind !== 'speaker' || canChooseSpeaker);
}

/** Returns the undo. */
export function onDevices(changed: () => void): () => void {
	const { mediaDevices } = navigator;
	mediaDevices.addEventListener('devicechange', changed);
	return () => mediaDevices.removeEventListener('devicechange', changed);
}
