/** Chance that can be had again: the same seed gives the same story. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed | 0;
	}

	/** From 0 to 1, 1 excluded (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** Any of them, each as likely as the next. */
	of<T>(some: readonly [T, ...T[]]): T {
		return some[Math.floor(this.next() * some.length)] ?? some[0];
	}

	/** A whole number of milliseconds. */
	ms(least: number, most: number): number {
		return Math.round(least + this.next() * (most - least));
	}
}
