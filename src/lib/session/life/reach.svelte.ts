/** Keeps the two in reach of each other while their networks change, and carries one more stream between them. */
import { untrack } from 'svelte';
import type { Negotiation } from '../../protocol/ports';
import type { DialId } from '../../protocol/seat';
import { callDial } from '../page-phase';
import type { LifeParts, Outside } from './life-watch.svelte';

export interface ReachOutside extends Pick<Outside, 'online' | 'onNetwork'> {
	after(ms: number, then: () => void): () => void;
}

const topic = 'negotiation';

/** A browser that has just told of another network still tries the addresses of the old one for 1.5 to 2 s (Chromium 156). */
const settledMs = 2_000;

/** The first pictures have the machine to themselves. */
const behindPicturesMs = 2_000;

export class Reach {
	readonly #room: LifeParts['room'];
	readonly #outside: ReachOutside;
	#mine: MediaStream | null = null;
	#theirs = $state.raw<MediaStream | null>(null);
	#negotiation = $state.raw<Negotiation<MediaStream> | null>(null);
	#settling: (() => void) | null = null;
	#repeating: (() => void) | null = null;

	constructor({ room }: Pick<LifeParts, 'room'>, outside: ReachOutside) {
		this.#room = room;
		this.#outside = outside;
	}

	/** The extra stream that the friend sends; another one whenever its tracks change. */
	get theirExtra(): MediaStream | null {
		return this.#theirs;
	}

	/** The open connection, for what a feature carries on it; `null` while there is none. */
	get connection(): Pick<Negotiation<MediaStream>, 'bytes'> | null {
		return this.#negotiation;
	}

	/** Sends sound and picture of one more stream, on this connection and on every later one; `null` ends it. */
	sendExtra(stream: MediaStream | null): void {
		this.#mine = stream;
		untrack(() => this.#negotiation)?.sendExtra(stream);
	}

	/** To be called where effects may be made. */
	follow(): void {
		// Also of a partner who is silent for a while (R15): what they were just told still waits for an answer.
		const dial = $derived(callDial(this.#room()?.state));
		$effect(() => (dial ? untrack(() => this.#join(dial)) : undefined));
		$effect(() => this.#outside.onNetwork(() => this.#networkChanged()));
	}

	/** On one connection. Returns the undo. */
	#join(dial: DialId): (() => void) | undefined {
		const room = this.#room();
		if (!room) return undefined;
		let over = false;
		const opening = room.negotiation(dial, {
			extra: (stream) => {
				if (!over) this.#theirs = stream;
			},
			astray: () => this.#restart()
		});
		const then = (act: (negotiation: Negotiation<MediaStream>) => void): void => {
			opening
				.then((negotiation) => {
					if (over) negotiation?.close();
					else if (negotiation) act(negotiation);
				})
				.catch((cause: unknown) => console.error(cause));
		};
		then((negotiation) => {
			this.#negotiation = negotiation;
			if (this.#mine) negotiation.sendExtra(this.#mine);
			this.#repeating = this.#outside.after(behindPicturesMs, () => negotiation.repeatSound());
		});
		const undo = room.on(topic, (body) => then((negotiation) => negotiation.hear(body)));
		return () => {
			over = true;
			undo();
			for (const cancel of [this.#settling, this.#repeating]) cancel?.();
			this.#settling = this.#repeating = null;
			this.#negotiation?.close();
			this.#negotiation = null;
			this.#theirs = null;
		};
	}

	/** At once, and again when the browser knows its new addresses. */
	#networkChanged(): void {
		if (!this.#outside.online() || !this.#negotiation) return;
		if (!this.#settling) this.#restart();
		this.#settling?.();
		this.#settling = this.#outside.after(settledMs, () => {
			this.#settling = null;
			this.#restart();
		});
	}

	/** Who is silent is looked for on other connections (R15). */
	#restart(): void {
		if (this.#room()?.link) this.#negotiation?.restart();
	}
}
