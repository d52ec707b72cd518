/** A token bucket that may run into debt: what has arrived is counted, and what comes next has to wait. */

/** What may be taken per second in the long run; `burst` of it at once after a silence. */
export interface Rate {
	readonly perSecond: number;
	readonly burst: number;
}

export class Bucket {
	readonly #rate: Rate;
	#tokens: number;
	#filledMs: number;

	/** Full at `nowMs`. */
	constructor(rate: Rate, nowMs: number) {
		this.#rate = rate;
		this.#tokens = rate.burst;
		this.#filledMs = nowMs;
	}

	/** Takes `amount`, into debt if need be; how long the debt lasts, in milliseconds, 0 for none. */
	take(amount: number, nowMs: number): number {
		this.#fill(nowMs);
		this.#tokens -= amount;
		return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#rate.perSecond) * 1_000;
	}

	/** Takes one if there is one, and nothing otherwise. */
	tryTake(nowMs: number): boolean {
		this.#fill(nowMs);
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}

	/** Whether it is as good as a new one. */
	isFull(nowMs: number): boolean {
		this.#fill(nowMs);
		return this.#tokens >= this.#rate.burst;
	}

	#fill(nowMs: number): void {
		// A clock that goes back fills nothing, and takes nothing away.
		const elapsedMs = Math.max(0, nowMs - this.#filledMs);
		this.#filledMs = nowMs;
		const { perSecond, burst } = this.#rate;
		this.#tokens = Math.min(burst, this.#tokens + (elapsedMs / 1_000) * perSecond);
	}
}
