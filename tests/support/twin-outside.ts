/** What happens to a whole page from outside, by hand. */
import type { FilesOutside } from '../../src/lib/session/life/files/files.svelte';
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

	/** What is shown when somebody asks for the screen. */
	screenStream: MediaStream | null = null;
	readonly screen = { possible: true, open: async () => this.screenStream };

	/** Nobody keeps a file here. */
	readonly files: FilesOutside = {
		possible: false,
		openSink: async () => null,
		ready: () => undefined,
		digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
		newNumber: () => 1
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

	date(): number {
		return this.#now();
	}

	newId(): string {
		return crypto.randomUUID();
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
		const due = [...this.#later];
		for (const look of this.#looks) look();
		for (const then of due) if (this.#later.delete(then)) then();
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
