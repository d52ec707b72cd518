/** Camera and microphone of one tab, and the person who answers the browser's question. */
import type { Devices, MediaFailure } from '../../src/lib/protocol/ports';
import { asTrack, streamOf, TwinTrack } from './twin-media';

export const denied: MediaFailure = { kind: 'denied', dismissed: false };
export const noCamera: MediaFailure = { kind: 'missing', device: 'camera' };
export const busyCamera: MediaFailure = { kind: 'busy', device: 'camera' };

export class TwinDevices implements Devices<MediaStream, MediaStreamTrack> {
	/** What every question is answered with; `null` grants. */
	failure: MediaFailure | null = null;
	/** Each question so far. */
	readonly asked: { readonly camera: boolean }[] = [];
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

	async openCamera(): Promise<{ readonly track: MediaStreamTrack } | MediaFailure> {
		await this.#prompt;
		return this.failure ?? { track: asTrack(this.#begin('video')) };
	}

	onMended(mended: () => void): () => void {
		this.#watching.add(mended);
		return () => this.#watching.delete(mended);
	}

	#begin(kind: TwinTrack['kind']): TwinTrack {
		const track = new TwinTrack(kind);
		this.#tracks.push(track);
		return track;
	}
}

const aboutCamera = (failure: MediaFailure | null): boolean =>
	(failure?.kind === 'missing' || failure?.kind === 'busy') && failure.device === 'camera';
