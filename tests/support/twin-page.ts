/** The page around a visit, as a person handles it from outside. */
import type { PagePort } from '../../src/lib/session/visit-parts';

export class TwinPage implements PagePort {
	readonly reloaded: boolean;
	#address: string;
	readonly #onAddress = new Set<() => void>();
	readonly #onLifetime = new Set<{ readonly gone: () => void; readonly back: () => void }>();

	constructor(address: string, reloaded = false) {
		this.#address = address;
		this.reloaded = reloaded;
	}

	/** Who listens to this page. */
	get listeners(): number {
		return this.#onAddress.size + this.#onLifetime.size;
	}

	address(): string {
		return this.#address;
	}

	/** As in a browser, `history.replaceState` fires no `hashchange`. */
	showAddress(address: string): void {
		this.#address = address;
	}

	onAddress(changed: () => void): () => void {
		this.#onAddress.add(changed);
		return () => this.#onAddress.delete(changed);
	}

	onLifetime(gone: () => void, back: () => void): () => void {
		const listener = { gone, back };
		this.#onLifetime.add(listener);
		return () => this.#onLifetime.delete(listener);
	}

	/** Another fragment is put into the address bar. */
	goTo(address: string): void {
		this.#address = address;
		for (const changed of this.#onAddress) changed();
	}

	/** Closed, reloaded, or put into the browser's cache. */
	goAway(): void {
		for (const { gone } of this.#onLifetime) gone();
	}

	/** Back from the browser's cache. */
	comeBack(): void {
		for (const { back } of this.#onLifetime) back();
	}
}
