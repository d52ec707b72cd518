import { createContext } from 'svelte';
import type { Language } from '../i18n/language.svelte';
import type { Fit } from './fit';

/** What is drawn of it, and the texts for that. */
type Parts = Awaited<ReturnType<(typeof import('./more'))['openMore']>>;

/** What nobody needs before a call: safety code, warning, details. Fetched when it is first wanted. */
export class Extras {
	readonly #language: Language;
	#parts = $state.raw<Parts | null>(null);
	#detailsWanted = $state.raw(false);
	/** How the other person's picture is shown. */
	fit = $state.raw<Fit>('auto');
	/** Holds one's own picture, which may be put elsewhere. */
	frame = $state.raw<HTMLElement>();

	constructor(language: Language) {
		this.#language = language;
	}

	/** `null` until it is here. */
	get parts(): Parts | null {
		return this.#parts;
	}
	get detailsWanted(): boolean {
		return this.#detailsWanted;
	}

	/** Brings it in the language of the page. What could not be fetched is asked for again the next time. */
	async load(): Promise<void> {
		try {
			const { openMore } = await import('./more');
			this.#parts = await openMore(this.#language.code);
		} catch (cause) {
			console.error('Safety code, warnings and details could not be loaded.', cause);
		}
	}

	showDetails(): void {
		this.#detailsWanted = true;
		void this.load();
	}

	closeDetails(): void {
		this.#detailsWanted = false;
	}
}

export const [useExtras, provideExtras] = createContext<Extras>();
