/** What happens to a whole page from outside, by hand. */
import type { CallOutside } from '../../src/lib/session/life/company.svelte';

export class TwinOutside implements CallOutside {
	readonly #now: () => number;
	readonly #network = new Set<() => void>();
	readonly #wake = new Set<() => void>();
	readonly #looks = new Set<() => void>();
	#online = true;
	readonly #later = new Set<() => void>();
	isHidden = false;
	/** How many want the screen to stay on. */
	awake = 0;
	/** The sounds that were heard, in order. */
	readonly heard: string[] = [];
	readonly sounds = {
		on: true,
		switch: (on: boolean): void => {
			this.sounds.on = on;
		},
		tell: (chime: string): void => {
			if (this.sounds.on) this.heard.push(chime);
		}
	};

	/** `now` is in milliseconds. */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** Who listens, and who looks again and again. */
	get listeners(): number {
		return this.#network.size + this.#wake.size + this.#looks.size + this.#later.size + this.awake;
	}

	online(): boolean {
		return this.#online;
	}

	hidden(): boolean {
		return this.isHidden;
	}

	now(): number {
		return this.#now();
	}

	onNetwork(changed: () => void): () => void {
		this.#network.add(changed);
		return () => this.#network.delete(changed);
	}

	onWake(woken: () => void): () => void {
		this.#wake.add(woken);
		return () => this.#wake.delete(woken);
	}

	/** Looks are had by `look` alone. */
	every(_ms: number, look: () => void): () => void {
		this.#looks.add(look);
		return () => this.#looks.delete(look);
	}

	look(): void {
		for (const look of this.#looks) look();
		for (const then of this.#later) then();
		this.#later.clear();
	}

	/** Comes with the next look. */
	after(_ms: number, then: () => void): () => void {
		this.#later.add(then);
		return () => this.#later.delete(then);
	}

	stayAwake(): () => void {
		this.awake += 1;
		return () => {
			this.awake -= 1;
		};
	}

	connect(online: boolean): void {
		this.#online = online;
		for (const changed of this.#network) changed();
	}

	wake(): void {
		for (const woken of this.#wake) woken();
	}
}
