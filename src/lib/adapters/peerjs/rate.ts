/** How much of something one may take in a second. */
const secondMs = 1_000;

export class Rate {
	readonly #perSecond: number;
	#since = -Infinity;
	#taken = 0;

	constructor(perSecond: number) {
		this.#perSecond = perSecond;
	}

	/** One more at `nowMs`, a time that only grows; `false` when it is one too many. */
	take(nowMs: number): boolean {
		if (nowMs - this.#since >= secondMs) {
			this.#since = nowMs;
			this.#taken = 0;
		}
		this.#taken += 1;
		return this.#taken <= this.#perSecond;
	}
}
