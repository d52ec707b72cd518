/** What each address has open, and how fast it goes. */
import { groupOf } from './address.ts';
import { Bucket } from './bucket.ts';
import type { Limits } from './limits.ts';

interface Account {
	open: number;
	readonly openings: Bucket;
	readonly messages: Bucket;
}

/** How often the accounts of those who are gone are thrown away. */
const sweepMs = 10_000;

export class Addresses {
	readonly #limits: Limits;
	readonly #now: () => number;
	readonly #accounts = new Map<string, Account>();
	readonly #sweep: NodeJS.Timeout;

	/** @param now in milliseconds, from anywhere, never back */
	constructor(limits: Limits, now: () => number) {
		this.#limits = limits;
		this.#now = now;
		this.#sweep = setInterval(() => this.#forget(), sweepMs).unref();
	}

	/** One more connection; `false` if that would be too many, and then it is not counted. */
	enter(address: string): boolean {
		const account = this.#of(address);
		if (account.open >= this.#limits.socketsPerAddress) return false;
		account.open += 1;
		return true;
	}

	/** One connection less, of those that were let in. */
	leave(address: string): void {
		this.#of(address).open -= 1;
	}

	/** Whether it may open one more socket at the broker now. */
	mayOpen(address: string): boolean {
		return this.#of(address).openings.tryTake(this.#now());
	}

	/** Counts one message; for how long the address should be silent now, in milliseconds. */
	said(address: string): number {
		return this.#of(address).messages.take(1, this.#now());
	}

	close(): void {
		clearInterval(this.#sweep);
	}

	#of(address: string): Account {
		const group = groupOf(address);
		const known = this.#accounts.get(group);
		if (known) return known;
		const now = this.#now();
		const account = {
			open: 0,
			openings: new Bucket(this.#limits.openingsPerAddress, now),
			messages: new Bucket(this.#limits.messagesPerAddress, now)
		};
		this.#accounts.set(group, account);
		return account;
	}

	#forget(): void {
		const now = this.#now();
		for (const [group, { open, openings, messages }] of this.#accounts) {
			if (open === 0 && openings.isFull(now) && messages.isFull(now)) this.#accounts.delete(group);
		}
	}
}
