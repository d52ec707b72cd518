/**
 * What waits for somebody who is not there. `peer` keeps it for 5 s and counts nothing; this counts along, and says when
 * there is no room for more.
 */
import type { Line } from './line.ts';
import { waiting } from './limits.ts';

/** `peer` forgets 5 s after the first message, at the next of its rounds, one a second. */
const forgottenMs = 6_500;

interface Queue {
	readonly sinceMs: number;
	count: number;
	bytes: number;
	readonly bySender: Map<Line, number>;
}

export class Absent {
	readonly #now: () => number;
	readonly #queues = new Map<string, Queue>();
	readonly #bySender = new Map<Line, number>();
	#bytes = 0;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** How many messages wait. */
	get size(): number {
		this.#forget();
		return [...this.#queues.values()].reduce((sum, { count }) => sum + count, 0);
	}

	/** Whether one more message may wait for `dst`; if so, it counts. */
	mayWait(dst: string, sender: Line, bytes: number): boolean {
		this.#forget();
		const ofSender = this.#bySender.get(sender) ?? 0;
		const queue = this.#queues.get(dst);
		if (
			(queue?.count ?? 0) >= waiting.perAddressee ||
			ofSender >= waiting.perSender ||
			this.#bytes + bytes > waiting.bytes
		) {
			return false;
		}
		const joined = queue ?? { sinceMs: this.#now(), count: 0, bytes: 0, bySender: new Map() };
		joined.count += 1;
		joined.bytes += bytes;
		joined.bySender.set(sender, (joined.bySender.get(sender) ?? 0) + 1);
		this.#queues.set(dst, joined);
		this.#bySender.set(sender, ofSender + 1);
		this.#bytes += bytes;
		return true;
	}

	/** Somebody is there: `peer` has handed them what waited. */
	arrived(dst: string): void {
		const queue = this.#queues.get(dst);
		if (!queue) return;
		this.#queues.delete(dst);
		this.#bytes -= queue.bytes;
		for (const [sender, count] of queue.bySender) {
			const left = (this.#bySender.get(sender) ?? 0) - count;
			if (left > 0) this.#bySender.set(sender, left);
			else this.#bySender.delete(sender);
		}
	}

	/** A map keeps the order in which its keys came, so the oldest are the first. */
	#forget(): void {
		const now = this.#now();
		for (const [dst, { sinceMs }] of this.#queues) {
			if (now - sinceMs < forgottenMs) return;
			this.arrived(dst);
		}
	}
}
