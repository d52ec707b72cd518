/** How often who may ask. A datagram's sender can be made up, so there is a bound for all together as well. */
import { groupOf } from '../guard/address.ts';
import { Bucket } from '../guard/bucket.ts';
import { rate } from '../guard/limits.ts';

/** Of one address, which may be a whole office; of IPv6, of one /64. A browser that gathers asks a few times. */
const perAddress = rate(50);

/** Some 300 kB/s of answers to whoever was named as their sender. */
const together = rate(5_000);

/** So many addresses are told apart; a flood of made-up ones shares a single account. */
const maxAccounts = 20_000;

const stranger = 'everybody else';

export class Allowance {
	readonly #now: () => number;
	readonly #all: Bucket;
	readonly #accounts = new Map<string, Bucket>();

	/** @param now in milliseconds, from anywhere, never back */
	constructor(now: () => number) {
		this.#now = now;
		this.#all = new Bucket(together, now());
	}

	/** Whether this address gets one more answer now. */
	take(address: string): boolean {
		const now = this.#now();
		return this.#of(groupOf(address), now).tryTake(now) && this.#all.tryTake(now);
	}

	/** Throws the accounts of those away who have been silent. To be called now and then. */
	forget(): void {
		const now = this.#now();
		for (const [group, bucket] of this.#accounts) {
			if (bucket.isFull(now)) this.#accounts.delete(group);
		}
	}

	get size(): number {
		return this.#accounts.size;
	}

	#of(group: string, now: number): Bucket {
		const key = this.#accounts.has(group) || this.size < maxAccounts ? group : stranger;
		const known = this.#accounts.get(key);
		if (known) return known;
		const fresh = new Bucket(perAddress, now);
		this.#accounts.set(key, fresh);
		return fresh;
	}
}
