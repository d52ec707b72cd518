/** One's own camera and microphone, from the first question to the last track. */
import type { Devices, MediaFailure, MediaKind } from '../protocol/ports';
import type { LocalTracks } from './room-kit';
import type { LocalView } from './visit-view';

type BrowserDevices = Devices<MediaStream, MediaStreamTrack>;

interface LocalMediaEvents {
	/** The devices are there: for the first time, or again. */
	opened(): void;
	/** This track is to be sent from now on; `null` sends nothing of its kind. */
	trackChanged(kind: MediaKind, track: MediaStreamTrack | null): void;
}

const kindOf = (track: MediaStreamTrack): MediaKind => (track.kind === 'audio' ? 'audio' : 'video');

export class LocalMedia implements LocalView {
	readonly #devices: BrowserDevices;
	readonly #events: LocalMediaEvents;
	#tracks = $state.raw<LocalTracks | null>(null);
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
	/** What asks the browser, one after the other: asked two things at once it shows two questions. */
	#work: Promise<unknown> = Promise.resolve();
	#underWay = 0;

	constructor(devices: BrowserDevices, events: LocalMediaEvents) {
		this.#devices = devices;
		this.#events = events;
	}

	get tracks(): LocalTracks | null {
		return this.#tracks;
	}
	get failure(): MediaFailure | null {
		return this.#failure;
	}
	get asking(): boolean {
		return this.#asking;
	}
	/** The devices are ours, or were and are just coming back. */
	get granted(): boolean {
		return this.#tracks !== null || (this.#asking && this.#openedBefore);
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
		return this.#tracks?.[kind] ?? null;
	}

	/** Asks for the microphone, and for the camera unless it was switched off. Shows why when it cannot be had. */
	async open(): Promise<void> {
		if (this.#tracks || this.#asking) return;
		const turn = this.#begin();
		await this.#inTurn(() => this.#acquire(turn));
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
		this.#stop();
		this.#tracks = null;
	}

	/** Starts the devices again: what they gave does not flow. Nothing happens while that may be mended already. */
	async renew(): Promise<void> {
		if (this.#underWay === 0) await this.#inTurn(() => this.#renew());
	}

	/**
	 * Starts one of them anew, as it is wanted now or as `device`. The old one goes on until the new one is there.
	 * @returns why that one cannot be had.
	 */
	reopen(kind: MediaKind, device?: string): Promise<MediaFailure | null> {
		return this.#inTurn(() => this.#reopen(kind, device));
	}

	async #reopen(kind: MediaKind, device?: string): Promise<MediaFailure | null> {
		const before = this.track(kind);
		if (!before) return null;
		let got = await this.#devices.openOne(kind, device);
		if ('kind' in got && got.kind === 'busy') {
			// A telephone gives one camera at a time.
			before.stop();
			got = await this.#devices.openOne(kind, device);
		}
		if (!('track' in got)) return got;
		if (this.track(kind) === before) this.#adopt(got.track);
		else got.track.stop();
		before.stop();
		return null;
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
		await this.#inTurn(() => this.#startCamera());
		this.#cameraBusy = false;
	}

	async #startCamera(): Promise<void> {
		if (!this.#tracks) return;
		const got = await this.#devices.openOne('video');
		if (!('track' in got)) {
			this.#failure = got;
			return;
		}
		if (!this.#tracks) {
			got.track.stop();
			return;
		}
		this.#failure = null;
		this.#hasCamera = true;
		this.#cameraOn = true;
		this.#adopt(got.track);
	}

	#inTurn<Got>(ask: () => Promise<Got>): Promise<Got> {
		this.#underWay += 1;
		const done = this.#work.then(ask).finally(() => (this.#underWay -= 1));
		// What goes wrong is for whoever asked, not for the next one.
		const over = (): void => undefined;
		this.#work = done.then(over, over);
		return done;
	}

	#begin(): number {
		this.#asking = true;
		this.#failure = null;
		this.#turn += 1;
		return this.#turn;
	}

	async #renew(): Promise<void> {
		if (!this.#tracks) return;
		this.#stop();
		await this.#acquire(this.#begin());
	}

	async #acquire(turn: number): Promise<void> {
		if (turn !== this.#turn) return;
		const got = await this.#devices.open({ camera: this.#cameraOn });
		if (turn !== this.#turn) {
			if (!('kind' in got)) for (const track of got.getTracks()) track.stop();
			return;
		}
		this.#asking = false;
		if ('kind' in got) return this.#fail(got);
		this.#stopWatching();
		this.#tracks = { audio: null, video: null };
		this.#openedBefore = true;
		for (const track of got.getTracks()) this.#adopt(track);
		this.#events.opened();
	}

	#fail(failure: MediaFailure): void {
		this.#stop();
		this.#failure = failure;
		this.#tracks = null;
		this.#stopWatching();
		this.#stopWatching = this.#devices.onMended(() => void this.open());
	}

	#stop(): void {
		for (const kind of ['audio', 'video'] as const) this.track(kind)?.stop();
	}

	#put(kind: MediaKind, track: MediaStreamTrack | null): void {
		if (this.#tracks) this.#tracks = { ...this.#tracks, [kind]: track };
		this.#events.trackChanged(kind, track);
	}

	#adopt(track: MediaStreamTrack): void {
		// Fires when the device or the permission goes, not when we stop the track ourselves.
		track.addEventListener('ended', () => void this.#inTurn(() => this.#replace(track)), {
			once: true
		});
		if (track.kind === 'audio') track.enabled = this.#micOn;
		this.#put(kindOf(track), track);
	}

	#dropCamera(): void {
		const track = this.track('video');
		this.#cameraOn = false;
		if (!track) return;
		track.stop();
		this.#put('video', null);
	}

	/** A track ended by itself: the next best device takes its place. Without one a camera counts as switched off. */
	async #replace(track: MediaStreamTrack): Promise<void> {
		const kind = kindOf(track);
		if (this.track(kind) !== track) return;
		const other = this.track(kind === 'audio' ? 'video' : 'audio');
		const alone = other?.readyState === 'live';
		const failure = alone ? await this.#reopen(kind) : null;
		if (this.track(kind) !== track) return;
		// Both go with the permission, but not in one moment: to ask for it once is enough.
		const refused = failure?.kind === 'denied';
		if (refused && (kind === 'audio' || other?.readyState !== 'live')) return this.#fail(failure);
		if (kind === 'video' && alone) return this.#dropCamera();
		if (!alone || failure) await this.#renew();
	}
}
