/** A call on hold: its connection stays, and nothing is sent on it. Each of the two may put it there, and is told of the other. */
import type { LifeParts } from './life-watch.svelte';
import { Told, yesOrNo } from './told.svelte';

interface HoldParts extends LifeParts {
	/** Whether anything is sent has changed. */
	readonly changed: () => void;
}

export class Hold {
	readonly #parts: HoldParts;
	readonly #told: Told<boolean>;

	constructor(parts: HoldParts) {
		this.#parts = parts;
		this.#told = new Told(parts.room, yesOrNo('hold'));
	}

	get mine(): boolean {
		return this.#told.mine;
	}

	get theirs(): boolean {
		return this.#told.theirs;
	}

	set(held: boolean): void {
		const { room, local } = this.#parts;
		const call = room();
		if (!call || held === this.mine) return;
		this.#told.set(held);
		for (const kind of ['audio', 'video'] as const)
			call.setTrack(kind, held ? null : local.track(kind));
		this.#parts.changed();
	}

	/** To be called where effects may be made. */
	follow(): void {
		this.#told.follow();
		$effect(() => (this.mine && this.#unheard ? this.#sendSilence() : undefined));
	}

	/** The friend has a new connection, and is in the call once anything comes by it. */
	get #unheard(): boolean {
		const state = this.#parts.room()?.state;
		return state?.phase === 'paired' && !state.received;
	}

	/** Returns the undo. */
	#sendSilence(): (() => void) | undefined {
		const silence = this.#parts.local.track('audio')?.clone();
		if (!silence) return undefined;
		silence.enabled = false;
		this.#parts.room()?.setTrack('audio', silence);
		return () => {
			silence.stop();
			if (this.mine) this.#parts.room()?.setTrack('audio', null);
		};
	}
}
