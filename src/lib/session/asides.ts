/** Hands what one page says aside to the feature of the other page that it is meant for. */
import type { Aside } from '../protocol/wire';

/** A feature is fetched when it is first wanted, so a friend's word may come sooner; an endless stream costs no more. */
const keptAtMost = 16;

export class Asides {
	readonly #listeners = new Map<string, (body: unknown) => void>();
	#unheard: Aside[] = [];

	/** One listener for each topic. Returns the undo. */
	on(topic: string, heard: (body: unknown) => void): () => void {
		this.#listeners.set(topic, heard);
		const early = this.#unheard;
		this.#unheard = [];
		for (const aside of early) this.hear(aside);
		return () => {
			if (this.#listeners.get(topic) === heard) this.#listeners.delete(topic);
		};
	}

	/** What nobody listens to waits, as one of the latest few. */
	hear(aside: Aside): void {
		const heard = this.#listeners.get(aside.topic);
		if (heard) return heard(aside.body);
		this.#unheard = [...this.#unheard, aside].slice(-keptAtMost);
	}

	/** The one who said it is gone: what waits is about a connection that is over. */
	forget(): void {
		this.#unheard = [];
	}
}
