/** One's screen for the friend, beside the camera: for as long as the call lasts, through every reconnection. */
import type { BrowserRoom } from '../room-door.svelte';
import type { ScreenTuning, ScreenView } from './sharing-view';
import type { Reach } from './reach.svelte';

export interface ScreenParts {
	readonly room: () => Pick<BrowserRoom, 'phase'> | null;
	readonly reach: Pick<Reach, 'sendExtra' | 'theirExtra'>;
	/** On hold nothing is sent. */
	readonly held: () => boolean;
	readonly possible: boolean;
	/** Asks the person which; `null` when there is to be none. */
	readonly open: () => Promise<MediaStream | null>;
}

/** W3C mst-content-hint §4: small print stays sharp, or what moves goes on moving. */
const hints = { text: 'text', motion: 'motion' } as const satisfies Record<ScreenTuning, string>;

export class Screen implements ScreenView {
	readonly #parts: ScreenParts;
	#mine = $state.raw<MediaStream | null>(null);
	#tuning = $state.raw<ScreenTuning>('text');
	#asking = $state.raw(false);
	#over = false;

	constructor(parts: ScreenParts) {
		this.#parts = parts;
	}

	get possible(): boolean {
		return this.#parts.possible;
	}
	get shared(): boolean {
		return this.#mine !== null;
	}
	get asking(): boolean {
		return this.#asking;
	}
	get tuning(): ScreenTuning {
		return this.#tuning;
	}
	get theirs(): MediaStream | null {
		return this.#parts.reach.theirExtra;
	}

	async share(): Promise<void> {
		if (this.#asking || this.#mine || !this.possible) return;
		this.#asking = true;
		const stream = await this.#parts.open();
		this.#asking = false;
		if (!stream) return;
		this.#mine = stream;
		// The call may have ended while the person chose.
		if (this.#over || !this.#talks) return this.stop();
		this.tune(this.#tuning);
		for (const track of stream.getTracks())
			track.addEventListener('ended', () => this.#ended(stream, track));
	}

	stop(): void {
		for (const track of this.#mine?.getTracks() ?? []) track.stop();
		this.#mine = null;
	}

	tune(tuning: ScreenTuning): void {
		this.#tuning = tuning;
		for (const track of this.#mine?.getVideoTracks() ?? []) track.contentHint = hints[tuning];
	}

	/** To be called where effects may be made. */
	follow(): void {
		$effect(() => this.#parts.reach.sendExtra(this.#parts.held() ? null : this.#mine));
		const talks = $derived(this.#talks);
		$effect(() => {
			if (!talks) this.stop();
		});
		$effect(() => () => {
			this.#over = true;
			this.stop();
		});
	}

	get #talks(): boolean {
		const phase = this.#parts.room()?.phase;
		return phase === 'connected' || phase === 'reconnecting';
	}

	/** From outside of the page: the browser's own bar, or a window that was closed. Sound may end alone. */
	#ended(stream: MediaStream, { kind }: MediaStreamTrack): void {
		if (this.#mine === stream && kind === 'video') this.stop();
	}
}
