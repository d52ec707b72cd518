/** Time by hand: the clocks of several tabs on one time line, which moves only when a test moves it. */
import type { TimerName } from '../../src/lib/protocol/event';
import type { Clock } from '../../src/lib/protocol/ports';

interface Timer {
	readonly name: TimerName;
	readonly dueAt: number;
	readonly fired: () => void;
}

export class ManualTime {
	#now = Date.UTC(2024, 0, 1);
	/** In the order in which they were set: of two that are due together, the older one comes first. */
	readonly #timers = new Set<Timer>();

	/** Milliseconds since the epoch. */
	get now(): number {
		return this.#now;
	}

	/** How many timers run, on all clocks. */
	get running(): number {
		return this.#timers.size;
	}

	/** Goes to the next timer that is due by then and fires it; `false`, and it is then, when there is none. */
	fireNext(until: number): boolean {
		const due = [...this.#timers].filter(({ dueAt }) => dueAt <= until);
		const [next] = due.toSorted((one, other) => one.dueAt - other.dueAt);
		if (!next) {
			this.#now = until;
			return false;
		}
		this.#timers.delete(next);
		this.#now = next.dueAt;
		next.fired();
		return true;
	}

	advance(ms: number): void {
		const until = this.#now + ms;
		while (this.fireNext(until));
	}

	/** One tab's clock. */
	clock(): ManualClock {
		return new ManualClock(this, this.#timers);
	}
}

export class ManualClock implements Clock {
	readonly #time: ManualTime;
	readonly #all: Set<Timer>;
	readonly #own = new Map<TimerName, Timer>();

	constructor(time: ManualTime, all: Set<Timer>) {
		this.#time = time;
		this.#all = all;
	}

	/** The names of the timers that run here. */
	get running(): readonly TimerName[] {
		return [...this.#own.keys()];
	}

	set(name: TimerName, afterMs: number, fired: () => void): void {
		this.cancel(name);
		const timer: Timer = {
			name,
			dueAt: this.#time.now + afterMs,
			fired: () => {
				this.#own.delete(name);
				fired();
			}
		};
		this.#own.set(name, timer);
		this.#all.add(timer);
	}

	cancel(name: TimerName): void {
		const timer = this.#own.get(name);
		if (!timer) return;
		this.#own.delete(name);
		this.#all.delete(timer);
	}

	cancelAll(): void {
		for (const name of this.running) this.cancel(name);
	}

	now(): number {
		return this.#time.now;
	}
}
