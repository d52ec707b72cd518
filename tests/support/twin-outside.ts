/** What happens to a whole page from outside, by hand. */
import type { Outside } from '../../src/lib/session/life/life-watch.svelte';

export class TwinOutside implements Outside {
	readonly #now: () => number;
	readonly #network = new Set<() => void>();
	readonly #wake = new Set<() => void>();
	readonly #looks = new Set<() => void>();
	#online = true;
	isHidden = false;

	/** `now` is in milliseconds. */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** Who listens, and who looks again and again. */
	get listeners(): number {
		return this.#network.size + this.#wake.size + this.#looks.size;
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
	}

	connect(online: boolean): void {
		this.#online = online;
		for (const changed of this.#network) changed();
	}

	wake(): void {
		for (const woken of this.#wake) woken();
	}
}
