/** One's own camera and microphone, from the first question to the last track. */
import type { Devices, MediaFailure, MediaKind } from '../protocol/ports';
import type { LocalView } from './visit-view';

type BrowserDevices = Devices<MediaStream, MediaStreamTrack>;

/** Told of each track that is to be sent from now on. */
export type TrackChanged = (kind: MediaKind, track: MediaStreamTrack | null) => void;

export class LocalMedia implements LocalView {
	readonly #devices: BrowserDevices;
	readonly #changed: TrackChanged;
	#stream = $state.raw<MediaStream | null>(null);
	#failure = $state.raw<MediaFailure | null>(null);
	#asking = $state.raw(false);
	#micOn = $state.raw(true);
	#cameraOn = $state.raw(false);
	#hasCamera = $state.raw(true);
	#cameraBusy = $state.raw(false);
	/** Undoes the watch for a mended permission or device. */
	#stopWatching: () => void = () => undefined;
	#ended = false;

	constructor(devices: BrowserDevices, changed: TrackChanged) {
		this.#devices = devices;
		this.#changed = changed;
	}

	get stream(): MediaStream | null {
		return this.#stream;
	}
	get failure(): MediaFailure | null {
		return this.#failure;
	}
	get asking(): boolean {
		return this.#asking;
	}
	get micOn(): boolean {
		return this.#micOn;
	}
	get cameraOn(): boolean {
		return this.#cameraOn;
	}
	get hasCamera(): boolean {
		return this.#hasCamera;
	}
	get cameraBusy(): boolean {
		return this.#cameraBusy;
	}

	track(kind: MediaKind): MediaStreamTrack | null {
		const tracks = this.#stream?.getTracks() ?? [];
		return tracks.find((track) => track.kind === kind) ?? null;
	}

	/** Asks for the microphone, and for the camera unless told otherwise. Shows why when it cannot be had. */
	async open(wanted: { readonly camera: boolean }): Promise<void> {
		if (!this.#stream) await this.#acquire(wanted);
	}

	toggleMic(): void {
		const track = this.track('audio');
		if (!track) return;
		this.#micOn = !this.#micOn;
		track.enabled = this.#micOn;
	}

	/** Off stops the track, so that the camera's light goes out; on asks for the camera again. */
	async toggleCamera(): Promise<void> {
		if (this.#cameraBusy || !this.#hasCamera) return;
		if (this.#cameraOn) return this.#dropCamera();
		this.#cameraBusy = true;
		const got = await this.#devices.openCamera();
		this.#cameraBusy = false;
		if (!('track' in got)) {
			this.#failure = got;
			return;
		}
		if (this.#ended || !this.#stream) {
			got.track.stop();
			return;
		}
		this.#failure = null;
		this.#cameraOn = true;
		this.#stream.addTrack(got.track);
		this.#adopt(got.track);
	}

	/** Lets go of both devices. */
	end(): void {
		this.#ended = true;
		this.#stopWatching();
		for (const track of this.#stream?.getTracks() ?? []) track.stop();
		this.#stream = null;
	}

	async #acquire(wanted: { readonly camera: boolean }): Promise<void> {
		if (this.#asking) return;
		this.#asking = true;
		this.#failure = null;
		const got = await this.#devices.open(wanted);
		this.#asking = false;
		this.#stopWatching();
		if (this.#ended) {
			if (!('kind' in got)) for (const track of got.getTracks()) track.stop();
			return;
		}
		if ('kind' in got) {
			this.#failure = got;
			this.#stream = null;
			this.#stopWatching = this.#devices.onMended(() => void this.open(wanted));
			return;
		}
		this.#hasCamera = wanted.camera;
		this.#cameraOn = wanted.camera;
		this.#stream = got;
		for (const track of got.getTracks()) this.#adopt(track);
	}

	#adopt(track: MediaStreamTrack): void {
		// Fires when the device or the permission goes, not when we stop the track ourselves.
		track.addEventListener('ended', () => this.#taken(track), { once: true });
		if (track.kind === 'audio') track.enabled = this.#micOn;
		this.#changed(track.kind === 'audio' ? 'audio' : 'video', track);
	}

	#dropCamera(): void {
		const track = this.track('video');
		this.#cameraOn = false;
		if (!track) return;
		track.stop();
		this.#stream?.removeTrack(track);
		this.#changed('video', null);
	}

	/** A track ended by itself: a camera counts as switched off, for the microphone we ask anew. */
	#taken(track: MediaStreamTrack): void {
		if (!this.#stream?.getTracks().includes(track)) return;
		if (track.kind === 'video') return this.#dropCamera();
		for (const other of this.#stream.getTracks()) other.stop();
		void this.#acquire({ camera: this.#cameraOn });
	}
}
