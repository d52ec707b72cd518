/** One's own camera and microphone, from the first question to the last track. */
import type { Devices, MediaFailure, MediaKind } from '../protocol/ports';
import type { LocalView } from './visit-view';

type BrowserDevices = Devices<MediaStream, MediaStreamTrack>;

interface LocalMediaEvents {
	/** The devices are there: for the first time, or again. */
	opened(): void;
	/** This track is to be sent from now on; `null` sends nothing of its kind. */
	trackChanged(kind: MediaKind, track: MediaStreamTrack | null): void;
}

export class LocalMedia implements LocalView {
	readonly #devices: BrowserDevices;
	readonly #events: LocalMediaEvents;
	#stream = $state.raw<MediaStream | null>(null);
	#failure = $state.raw<MediaFailure | null>(null);
	#asking = $state.raw(false);
	#micOn = $state.raw(true);
	#cameraOn = $state.raw(true);
	#hasCamera = $state.raw(true);
	#cameraBusy = $state.raw(false);
	/** Undoes the watch for a mended permission or device. */
	#stopWatching: () => void = () => undefined;
	#openedBefore = false;
	/** Counts questions and goodbyes, so that an answer that comes after a goodbye turns no light on. */
	#turn = 0;

	constructor(devices: BrowserDevices, events: LocalMediaEvents) {
		this.#devices = devices;
		this.#events = events;
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
	/** The devices are ours, or were and are just coming back. */
	get granted(): boolean {
		return this.#stream !== null || (this.#asking && this.#openedBefore);
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

	/** Asks for the microphone, and for the camera unless it was switched off. Shows why when it cannot be had. */
	async open(): Promise<void> {
		if (!this.#stream) await this.#acquire();
	}

	/** Goes on with the microphone alone. */
	async openWithoutCamera(): Promise<void> {
		this.#hasCamera = false;
		this.#cameraOn = false;
		await this.open();
	}

	/** Lets go of both devices, so that their lights go out; `open` brings them back as they were. */
	release(): void {
		this.#turn += 1;
		this.#asking = false;
		this.#stopWatching();
		this.#failure = null;
		for (const track of this.#stream?.getTracks() ?? []) track.stop();
		this.#stream = null;
	}

	/** Starts the devices again: what they gave does not flow. */
	async renew(): Promise<void> {
		for (const track of this.#stream?.getTracks() ?? []) track.stop();
		await this.#acquire();
	}

	toggleMic(): void {
		const track = this.track('audio');
		if (!track) return;
		this.#micOn = !this.#micOn;
		track.enabled = this.#micOn;
	}

	/** Off stops the track, so that the camera's light goes out; on asks for the camera again. */
	async toggleCamera(): Promise<void> {
		if (this.#cameraBusy) return;
		if (this.#cameraOn) return this.#dropCamera();
		this.#cameraBusy = true;
		const got = await this.#devices.openCamera();
		this.#cameraBusy = false;
		if (!('track' in got)) {
			this.#failure = got;
			return;
		}
		if (!this.#stream) {
			got.track.stop();
			return;
		}
		this.#failure = null;
		this.#hasCamera = true;
		this.#cameraOn = true;
		this.#stream.addTrack(got.track);
		this.#adopt(got.track);
	}

	async #acquire(): Promise<void> {
		if (this.#asking) return;
		const turn = ++this.#turn;
		this.#asking = true;
		this.#failure = null;
		const got = await this.#devices.open({ camera: this.#cameraOn });
		if (turn !== this.#turn) {
			if (!('kind' in got)) for (const track of got.getTracks()) track.stop();
			return;
		}
		this.#asking = false;
		this.#stopWatching();
		if ('kind' in got) {
			this.#failure = got;
			this.#stream = null;
			this.#stopWatching = this.#devices.onMended(() => void this.open());
			return;
		}
		this.#stream = got;
		this.#openedBefore = true;
		for (const track of got.getTracks()) this.#adopt(track);
		this.#events.opened();
	}

	#adopt(track: MediaStreamTrack): void {
		// Fires when the device or the permission goes, not when we stop the track ourselves.
		track.addEventListener('ended', () => this.#taken(track), { once: true });
		if (track.kind === 'audio') track.enabled = this.#micOn;
		this.#events.trackChanged(track.kind === 'audio' ? 'audio' : 'video', track);
	}

	#dropCamera(): void {
		const track = this.track('video');
		this.#cameraOn = false;
		if (!track) return;
		track.stop();
		this.#stream?.removeTrack(track);
		this.#events.trackChanged('video', null);
	}

	/** A track ended by itself: a camera counts as switched off, for the microphone we ask anew. */
	#taken(track: MediaStreamTrack): void {
		if (!this.#stream?.getTracks().includes(track)) return;
		if (track.kind === 'video') return this.#dropCamera();
		void this.renew();
	}
}
