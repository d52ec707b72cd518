type Listener = (...args: unknown[]) => void;

/** Stands in for eventemitter3 inside PeerJS (cuts.ts, vite.config.ts): as much of it as PeerJS and Visavi call. */
export class EventEmitter {
	readonly #listeners = new Map<string, Set<Listener>>();

	on(event: string, listener: Listener): this {
		const listeners = this.#listeners.get(event) ?? new Set();
		this.#listeners.set(event, listeners.add(listener));
		return this;
	}

	once(event: string, listener: Listener): this {
		const first: Listener = (...args) => {
			this.#listeners.get(event)?.delete(first);
			listener(...args);
		};
		return this.on(event, first);
	}

	emit(event: string, ...args: unknown[]): void {
		for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(...args);
	}

	removeAllListeners(): void {
		this.#listeners.clear();
	}
}
