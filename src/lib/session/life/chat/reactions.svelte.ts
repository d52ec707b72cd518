/** Reactions that float over the call for a moment. Nothing of them is kept: who is away has missed them. */
import { untrack } from 'svelte';
import type { BrowserRoom } from '../../room-door.svelte';
import type { FloatingReaction, Reaction, ReactionsView } from '../sharing-view';

export interface ReactionsParts {
	readonly room: () => Pick<BrowserRoom, 'link' | 'say' | 'on'> | null;
	/** Milliseconds, on a clock that only grows. */
	readonly now: () => number;
	readonly after: (ms: number, then: () => void) => () => void;
}

const topic = 'reaction';

/** In the order in which they are offered. */
const reactions = ['yes', 'heart', 'laugh', 'applause', 'wonder'] as const;

/** From its appearance until it is gone. */
const floatMs = 4_000;

/** More than a few at once are a nuisance: what is too much is not shown. */
const perSecond = 3;
const secondMs = 1_000;

export class Reactions implements ReactionsView {
	readonly #parts: ReactionsParts;
	#floating = $state.raw<readonly FloatingReaction[]>([]);
	#latest: Readonly<Record<'mine' | 'theirs', readonly number[]>> = { mine: [], theirs: [] };
	#count = 0;
	readonly #ends = new Set<() => void>();

	constructor(parts: ReactionsParts) {
		this.#parts = parts;
	}

	get floating(): readonly FloatingReaction[] {
		return this.#floating;
	}

	react(reaction: Reaction): void {
		const room = this.#parts.room();
		if (room?.link && this.#show(reaction, true)) room.say(topic, reaction);
	}

	/** To be called where effects may be made. */
	follow(): void {
		$effect(() => {
			const room = this.#parts.room();
			return untrack(() =>
				room?.on(topic, (body) => {
					const reaction = reactions.find((one) => one === body);
					if (reaction) this.#show(reaction, false);
				})
			);
		});
		$effect(() => () => {
			for (const end of this.#ends) end();
			this.#ends.clear();
		});
	}

	/** @returns whether it is not too much. */
	#show(reaction: Reaction, mine: boolean): boolean {
		const whose = mine ? 'mine' : 'theirs';
		const now = this.#parts.now();
		const latest = this.#latest[whose].filter((at) => now - at < secondMs);
		if (latest.length >= perSecond) return false;
		this.#latest = { ...this.#latest, [whose]: [...latest, now] };
		this.#count += 1;
		const id = this.#count;
		this.#floating = [...this.#floating, { id, reaction, mine }];
		const end = this.#parts.after(floatMs, () => {
			this.#ends.delete(end);
			this.#floating = this.#floating.filter((one) => one.id !== id);
		});
		this.#ends.add(end);
		return true;
	}
}
