/** The devices port over getUserMedia, and the only place that knows its errors' names. */
import type { Devices, MediaFailure, MediaKind, MissingDevice } from '../protocol/ports';
import { recall, recalledId } from './choices';

/**
 * Browsers encode in software: on two processors the first picture of a 720p camera comes 150 to 250 ms later
 * than that of a 480p one (`npm run bench join`), and the rest of the call is as slow.
 */
const manyProcessors = 4;

const size = (): MediaTrackConstraints =>
	navigator.hardwareConcurrency >= manyProcessors
		? { width: { ideal: 1280 }, height: { ideal: 720 } }
		: { width: { ideal: 640 }, height: { ideal: 480 } };

const camera = (): MediaTrackConstraints => ({
	...size(),
	frameRate: { ideal: 30 },
	facingMode: 'user'
});

const microphone = (): MediaTrackConstraints => ({
	echoCancellation: recall('echo') !== 'off',
	noiseSuppression: recall('noise') !== 'off',
	autoGainControl: true
});

type BrowserDevices = Devices<MediaStream, MediaStreamTrack>;

/** This device and no other. */
const only = (id: string | undefined): MediaTrackConstraints =>
	id ? { deviceId: { exact: id } } : {};

type Wanted = Partial<Record<MediaKind, MediaTrackConstraints>>;

const ask = (constraints: Wanted): Promise<MediaStream | MediaFailure> =>
	navigator.mediaDevices.getUserMedia(constraints).catch(failure);

/** First for the chosen ones; for any, where a chosen one is not there. */
async function askFor(kinds: readonly MediaKind[], device?: string) {
	const any: Wanted = {};
	const chosen: Wanted = {};
	for (const kind of kinds) {
		const [name, want] =
			kind === 'audio' ? (['microphone', microphone()] as const) : (['camera', camera()] as const);
		any[kind] = want;
		chosen[kind] = { ...want, ...only(device ?? recalledId(name)) };
	}
	try {
		return await navigator.mediaDevices.getUserMedia(chosen);
	} catch (cause) {
		// In some browsers it is no DOMException.
		const gone = (cause as Partial<Error> | null)?.name === 'OverconstrainedError';
		return gone ? ask(any) : failure(cause);
	}
}

const stop = (stream: MediaStream): void => {
	for (const track of stream.getTracks()) track.stop();
};

const isStream = (got: MediaStream | MediaFailure): got is MediaStream => !('kind' in got);

/** An `OverconstrainedError` is a DOMException on paper, and none in WebKit; the name is the same. */
const hasName = (cause: unknown): cause is { readonly name: string; readonly message: string } =>
	typeof cause === 'object' && cause !== null && 'name' in cause && 'message' in cause;

/** W3C mediacapture-streams §10.2: what getUserMedia rejects with, and what a person can do about it. */
function failure(cause: unknown): MediaFailure {
	if (!hasName(cause)) return { kind: 'unknown', message: String(cause) };
	switch (cause.name) {
		case 'NotAllowedError':
		case 'SecurityError':
			return forbiddenByPolicy()
				? { kind: 'policy' }
				: { kind: 'denied', dismissed: /dismiss/i.test(cause.message) };
		case 'NotFoundError':
		case 'OverconstrainedError':
			return { kind: 'missing', device: 'both' };
		case 'NotReadableError':
		case 'AbortError':
			return { kind: 'busy', device: 'both' };
		default:
			return { kind: 'unknown', message: `${cause.name}: ${cause.message}` };
	}
}

/** W3C permissions-policy: an embedding page or a header may forbid the devices, whatever the person says. */
function forbiddenByPolicy(): boolean {
	const page: { featurePolicy?: { allowsFeature(name: string): boolean } } & Document = document;
	const policy = page.featurePolicy;
	return policy ? !policy.allowsFeature('camera') || !policy.allowsFeature('microphone') : false;
}

/** Why this browser cannot make calls at all, on this page; `null` if it can. */
export function unusable(): MediaFailure | null {
	if (!globalThis.isSecureContext) return { kind: 'insecure' };
	const works = 'mediaDevices' in navigator && 'RTCPeerConnection' in globalThis;
	return works ? null : { kind: 'unsupported' };
}

/**
 * When both together fail for want of a device, each is asked alone, so that the person hears which one it is.
 * A refusal is not asked about again: the browser would only repeat it.
 */
async function whichDevice(both: MediaFailure): Promise<MediaFailure> {
	if (both.kind !== 'missing' && both.kind !== 'busy') return both;
	const sound = await ask({ audio: microphone() });
	if (isStream(sound)) stop(sound);
	const picture = await ask({ video: camera() });
	if (isStream(picture)) stop(picture);
	if (isStream(sound)) return isStream(picture) ? both : failed(picture, 'camera');
	if (isStream(picture)) return failed(sound, 'microphone');
	return sound.kind === picture.kind ? failed(sound, 'both') : failed(sound, 'microphone');
}

const failed = (why: MediaFailure, device: MissingDevice): MediaFailure =>
	why.kind === 'missing' || why.kind === 'busy' ? { kind: why.kind, device } : why;

export const browserDevices: BrowserDevices = {
	open: async (wanted) => {
		const reason = unusable();
		if (reason) return reason;
		const got = await askFor(wanted.camera ? ['audio', 'video'] : ['audio']);
		if (isStream(got)) return got;
		return wanted.camera ? whichDevice(got) : failed(got, 'microphone');
	},

	openOne: async (kind, device) => {
		const got = await askFor([kind], device);
		const missing = kind === 'audio' ? 'microphone' : 'camera';
		if (!isStream(got)) return failed(got, missing);
		const [track] = got.getTracks();
		return track ? { track } : { kind: 'missing', device: missing };
	},

	onMended: (mended) => {
		const ended = new AbortController();
		const { signal } = ended;
		if ('mediaDevices' in navigator) {
			navigator.mediaDevices.addEventListener('devicechange', mended, { signal });
		}
		watchPermissions(mended, signal);
		return () => ended.abort();
	}
};

/** W3C permissions §6: calls back when camera and microphone are both allowed after a change. */
function watchPermissions(mended: () => void, signal: AbortSignal): void {
	if (!('permissions' in navigator)) return;
	const queries = (['camera', 'microphone'] as const).map((name) =>
		navigator.permissions.query({ name })
	);
	Promise.all(queries).then(
		(states) => {
			const changed = (): void => {
				if (states.every(({ state }) => state === 'granted')) mended();
			};
			if (signal.aborted) return;
			for (const state of states) state.addEventListener('change', changed, { signal });
		},
		(cause: unknown) => {
			// Some browsers do not let pages ask about devices; the retry button remains.
			console.info('permissions cannot be watched here:', cause);
		}
	);
}
