/** Counts what is dropped, by reason. */
import type { DropReason, Drops } from '../../protocol/ports';

export class DropCount {
	readonly #drops: Record<DropReason, number> = {
		malformed: 0,
		oversized: 0,
		misaddressed: 0,
		unsealed: 0,
		stale: 0,
		flood: 0
	};

	/** So far. */
	get all(): Drops {
		return { ...this.#drops };
	}

	add(reason: DropReason): void {
		this.#drops[reason] += 1;
	}
}
