/** Space turns the microphone round for as long as it is held, and it is afterwards exactly as it was before. */

interface Microphone {
	readonly on: boolean;
	toggle(): void;
}

export class HoldToTalk {
	readonly #microphone: Microphone;
	/** How it was before, `null` while nothing is held. */
	#before: boolean | null = null;

	constructor(microphone: Microphone) {
		this.#microphone = microphone;
	}

	get held(): boolean {
		return this.#before !== null;
	}

	press(): void {
		if (this.held) return;
		this.#before = this.#microphone.on;
		this.#microphone.toggle();
	}

	/** Also when the page is left meanwhile, which then hears no key come up. */
	release(): void {
		const before = this.#before;
		this.#before = null;
		if (before !== null && this.#microphone.on !== before) this.#microphone.toggle();
	}
}
