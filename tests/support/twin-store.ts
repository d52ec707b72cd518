/** What a tab remembers through a reload. */
import type { Store } from '../../src/lib/protocol/ports';

export class TwinStore implements Store {
	readonly #kept: Map<string, string>;

	constructor(kept: ReadonlyMap<string, string> = new Map()) {
		this.#kept = new Map(kept);
	}

	get(key: string): string | null {
		return this.#kept.get(key) ?? null;
	}

	set(key: string, value: string): void {
		this.#kept.set(key, value);
	}

	remove(key: string): void {
		this.#kept.delete(key);
	}

	/** What a duplicated tab begins with. */
	copy(): TwinStore {
		return new TwinStore(this.#kept);
	}
}
