/** Which room the person means: the name that they type or that a link brought, and what is wrong with it. */
import type { PrivateRoom } from './room-kit';
import { parseLink } from './room-link';
import type { VisitParts } from './visit-parts';
import type { NameProblem } from './visit-view';

/**
 * A pause in typing, after which the name may well be the whole one; longer than from key to key. A busy worker that
 * has been ended goes on for more than a second (Chromium 156), so what is begun for half a name slows down the next.
 */
const pausedMs = 250;
/** R2: a typed name that is left alone for so long is prepared for. */
const settledMs = 500;

export interface ChoiceParts {
	readonly checkName: VisitParts['checkName'];
	/** Typing has paused: time to begin what takes long and nobody notices. */
	readonly paused: () => void;
	/** The name has been left alone. */
	readonly settled: () => void;
}

export class RoomChoice {
	readonly #parts: ChoiceParts;
	#waits: readonly ReturnType<typeof setTimeout>[] = [];
	#typed = $state.raw('');
	#settled = $state.raw('');
	#chosen = $state.raw('');
	#problem = $state.raw<NameProblem | null>(null);
	#refusals = $state.raw(0);
	#byLink = $state.raw(false);
	#secret = $state.raw<string | null>(null);
	#damaged = $state.raw(false);

	constructor(parts: ChoiceParts) {
		this.#parts = parts;
	}

	/** The text in the name field. */
	get typed(): string {
		return this.#typed;
	}
	/** The same, as it was when last left alone: not every letter on the way there. */
	get settled(): string {
		return this.#settled;
	}
	/** The name that was gone in with last, tidied. */
	get chosen(): string {
		return this.#chosen;
	}
	get problem(): NameProblem | null {
		return this.#problem;
	}
	/** Counts refusals of the name. */
	get refusals(): number {
		return this.#refusals;
	}
	get byLink(): boolean {
		return this.#byLink;
	}
	/**
	 * What makes the room private. It stays when the name that came with it is changed: a private room never turns
	 * into an open one by a slip of the finger.
	 */
	get secret(): string | null {
		return this.#secret;
	}
	/** The link was cut or mistyped. Its name is not taken, or a private link would lead to an open room. */
	get damaged(): boolean {
		return this.#damaged;
	}
	get valid(): boolean {
		return this.#parts.checkName(this.#typed) === null;
	}

	/** Takes what the address says, at once. */
	follow(address: string): void {
		const { name, secret, damaged } = parseLink(address);
		this.take(damaged ? '' : name);
		this.#byLink = this.#typed !== '';
		this.#secret = secret;
		this.#damaged = damaged;
	}

	/** Another name, which nobody is typing. */
	take(name: string): void {
		this.#put(name);
		this.#settled = name;
	}

	/** A private room that was just made. */
	takePrivate({ name, secret }: PrivateRoom): void {
		this.clear();
		this.take(name);
		this.#secret = secret;
	}

	type(text: string): void {
		this.#put(text);
		if (text.trim() === '') this.#settled = '';
		this.#waits = [
			setTimeout(this.#parts.paused, pausedMs),
			setTimeout(() => {
				this.#settled = text;
				this.#parts.settled();
			}, settledMs)
		];
	}

	/** Takes the name to go in with, if it is one; otherwise the person is told why not. */
	choose(): boolean {
		this.rest();
		const problem = this.#parts.checkName(this.#typed);
		if (problem) {
			this.refuse(problem);
			return false;
		}
		this.#problem = null;
		this.#chosen = this.#typed.trim();
		return true;
	}

	refuse(problem: NameProblem): void {
		this.#problem = problem;
		this.#refusals += 1;
	}

	/** Nothing is chosen after all. */
	cancel(): void {
		this.take('');
		this.refuse('cancelled');
	}

	/** No link and no name any more. */
	clear(): void {
		this.take('');
		this.#byLink = false;
		this.#secret = null;
		this.#damaged = false;
	}

	#put(name: string): void {
		this.rest();
		this.#typed = name;
		this.#problem = null;
	}

	/** Waits for no pause any more. */
	rest(): void {
		for (const wait of this.#waits) clearTimeout(wait);
		this.#waits = [];
	}
}
