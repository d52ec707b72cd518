/** What a desk needs from outside, by hand. */
import type { Device } from '../../src/lib/protocol/ports';
import type { DeskOutside, Ear } from '../../src/lib/session/desk/desk-parts';
import type { TwinDevices } from './twin-devices';
import type { TwinOutside } from './twin-outside';

export class TwinDesk implements DeskOutside {
	readonly #devices: TwinDevices;
	readonly #outside: TwinOutside;
	readonly #watching = new Set<() => void>();
	/** What this device remembers. */
	readonly memory = new Map<string, string>();
	/** How loud it is in the room; `null` while the browser does not let anybody listen. */
	loudness: number | null = 0.01;
	/** Microphones that are listened to. */
	ears = 0;
	/** The loudspeakers that were tested, in order. */
	readonly tested: string[] = [];

	constructor(devices: TwinDevices, outside: TwinOutside) {
		this.#devices = devices;
		this.#outside = outside;
	}

	/** Who waits for a change. */
	get watchers(): number {
		return this.#watching.size;
	}

	async list(): Promise<readonly Device[]> {
		return this.#devices.plugged.map((one) => ({ facing: null, ...one }));
	}

	onDevices(changed: () => void): () => void {
		this.#watching.add(changed);
		return () => this.#watching.delete(changed);
	}

	/** The browser says that something was plugged in or pulled out. */
	change(): void {
		for (const changed of this.#watching) changed();
	}

	recall(name: string): string | null {
		return this.memory.get(name) ?? null;
	}

	keep(name: string, choice: string): void {
		this.memory.set(name, choice);
		const [id = ''] = choice.split('\n');
		this.#devices.chosen.set(name, id);
	}

	openEar(): Ear {
		this.ears += 1;
		return {
			peak: () => this.loudness,
			close: () => {
				this.ears -= 1;
			}
		};
	}

	testSound(speaker: string): void {
		this.tested.push(speaker);
	}

	onWake(woken: () => void): () => void {
		return this.#outside.onWake(woken);
	}

	every(ms: number, look: () => void): () => void {
		return this.#outside.every(ms, look);
	}

	after(ms: number, then: () => void): () => void {
		return this.#outside.after(ms, then);
	}
}
