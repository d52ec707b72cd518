/** Camera and microphone of one tab, and the person who answers the browser's question. */
import type { Devices, MediaFailure, MediaKind } from '../../src/lib/protocol/ports';
import { asTrack, streamOf, TwinTrack } from './twin-media';

export const denied: MediaFailure = { kind: 'denied', dismissed: false };
export const noCamera: MediaFailure = { kind: 'missing', device: 'camera' };
export const busyCamera: MediaFailure = { kind: 'busy', device: 'camera' };

export interface TwinDevice {
	readonly kind: 'camera' | 'microphone' | 'speaker';
	readonly id: string;
	readonly label: string;
	readonly facing?: 'user' | 'environment';
}

export class TwinDevices implements Devices<MediaStream, MediaStreamTrack> {
	/** What every question is answered with; `null` grants. */
	failure: MediaFailure | null = null;
	/** Each question so far. */
	readonly asked: { readonly camera: boolean }[] = [];
	/** What was asked for alone, in order. */
	readonly askedAlone: MediaKind[] = [];
	/** What there is, the first of each kind being the one that is given without another wish. */
	readonly plugged: TwinDevice[] = [
		{ kind: 'microphone', id: 'm1', label: 'Microphone 1' },
		{ kind: 'camera', id: 'c1', label: 'Camera 1' }
	];
	/** The ids that this device remembers. */
	readonly chosen = new Map<string, string>();
	readonly #tracks: TwinTrack[] = [];
	readonly #watching = new Set<() => void>();
	#prompt: Promise<void> | null = null;
	#answer: () => void = () => undefined;

	/** Tracks whose light is on. */
	get live(): readonly TwinTrack[] {
		return this.#tracks.filter(({ readyState }) => readyState === 'live');
	}

	/** Who waits for things to be mended. */
	get watchers(): number {
		return this.#watching.size;
	}

	/** From now on questions stay open until they are answered. */
	letPromptWait(): void {
		this.#prompt = new Promise((resolve) => (this.#answer = resolve));
	}

	answerPrompt(): void {
		this.#answer();
		this.#prompt = null;
	}

	/** The permission is given in the browser's settings, or the device plugged in. */
	mend(): void {
		this.failure = null;
		for (const mended of this.#watching) mended();
	}

	async open(wanted: { readonly camera: boolean }): Promise<MediaStream | MediaFailure> {
		this.asked.push(wanted);
		await this.#prompt;
		// Without the camera nobody minds that it is absent or taken.
		const failure = !wanted.camera && aboutCamera(this.failure) ? null : this.failure;
		if (failure) return failure;
		const kinds = wanted.camera ? (['audio', 'video'] as const) : (['audio'] as const);
		return streamOf(kinds.map((kind) => this.#begin(kind)));
	}

	async openOne(
		kind: MediaKind,
		device?: string
	): Promise<{ readonly track: MediaStreamTrack } | MediaFailure> {
		this.askedAlone.push(kind);
		await this.#prompt;
		const failure = kind === 'audio' && aboutCamera(this.failure) ? null : this.failure;
		return failure ?? { track: asTrack(this.#begin(kind, device)) };
	}

	onMended(mended: () => void): () => void {
		this.#watching.add(mended);
		return () => this.#watching.delete(mended);
	}

	/** Comes, and is the first of its kind. */
	plug(device: TwinDevice): void {
		this.plugged.unshift(device);
	}

	/** Goes, with what it gave. */
	unplug(id: string): void {
		const at = this.plugged.findIndex((one) => one.id === id);
		this.plugged.splice(at, 1);
		for (const track of this.live) if (track.device === id) track.take();
	}

	#begin(kind: TwinTrack['kind'], device?: string): TwinTrack {
		const name = kind === 'audio' ? 'microphone' : 'camera';
		const some = this.plugged.filter((one) => one.kind === name);
		const wish = device ?? this.chosen.get(name);
		const track = new TwinTrack(kind, (some.find(({ id }) => id === wish) ?? some[0])?.id);
		this.#tracks.push(track);
		return track;
	}
}

const aboutCamera = (failure: MediaFailure | null): boolean =>
	(failure?.kind === 'missing' || failure?.kind === 'busy') && failure.device === 'camera';
