/** Something that each of the two tells the other of their own side of a call, and again on every new connection. */
import { untrack } from 'svelte';
import type { DialId } from '../../protocol/seat';
import type { LifeParts } from './life-watch.svelte';

export interface Topic<T> {
	readonly name: string;
	/** Before anything is said, and of a friend whose page knows nothing of it. */
	readonly unsaid: T;
	/** What was said, which may be anything. */
	readonly read: (body: unknown) => T;
}

export class Told<T> {
	readonly #room: LifeParts['room'];
	readonly #topic: Topic<T>;
	#mine: T;
	/** With the connection on which the friend said so: with another one it is to be said anew. */
	#heard = $state.raw<{ readonly on: DialId | null; readonly what: T } | null>(null);

	constructor(room: LifeParts['room'], topic: Topic<T>) {
		this.#room = room;
		this.#topic = topic;
		this.#mine = $state.raw(topic.unsaid);
	}

	get mine(): T {
		return this.#mine;
	}

	get theirs(): T {
		const heard = this.#heard;
		return heard?.on && heard.on === this.#room()?.link ? heard.what : this.#topic.unsaid;
	}

	set(mine: T): void {
		this.#mine = mine;
		this.#room()?.say(this.#topic.name, mine);
	}

	/** To be called where effects may be made. */
	follow(): void {
		const { name, read } = this.#topic;
		$effect(() => {
			const room = this.#room();
			const heard = (body: unknown): void => {
				this.#heard = { on: room?.link ?? null, what: read(body) };
			};
			return untrack(() => room?.on(name, heard));
		});
		const link = $derived(this.#room()?.link ?? null);
		$effect(() => {
			if (link) untrack(() => this.#sayAgain());
		});
	}

	#sayAgain(): void {
		const { name, unsaid } = this.#topic;
		if (this.#mine !== unsaid) this.#room()?.say(name, this.#mine);
	}
}

/** Of what is so or not. */
export const yesOrNo = (name: string): Topic<boolean> => ({
	name,
	unsaid: false,
	read: (body) => body === true
});
