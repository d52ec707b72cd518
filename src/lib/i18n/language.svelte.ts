import { createContext } from 'svelte';
import { failureWords, type FailureMessages } from './failure';
import { keepLanguage, recallLanguage } from './memory';
import type { Messages } from './messages';

const catalogues = {
	en: { name: 'English', load: () => import('./en') },
	uk: { name: 'Українська', load: () => import('./uk') }
} as const;

export type LanguageCode = keyof typeof catalogues;

const codes = Object.keys(catalogues) as LanguageCode[];

const storage = (): Storage => localStorage;

/** The first wanted language that we have; a tag like `uk-UA` counts as `uk`. */
function pickLanguage(wanted: readonly string[]): LanguageCode {
	const bases = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
	return bases.map((base) => codes.find((code) => code === base)).find(Boolean) ?? 'en';
}

/** The language of the page. Nothing is loaded but the catalogue in use. */
export class Language {
	#code = $state<LanguageCode>('en');
	#words = $state.raw<Messages | null>(null);
	#failures = $state.raw<FailureMessages | null>(null);
	#kept = $state(true);

	readonly choices = codes.map((code) => ({ code, name: catalogues[code].name }));

	get code(): LanguageCode {
		return this.#code;
	}

	/** `null` until the first catalogue is here: until then the page says nothing, rather than the wrong thing. */
	get words(): Messages | null {
		return this.#words;
	}

	/** Words for what keeps camera or microphone away: `null` until `explain` has brought them. */
	get failures(): FailureMessages | null {
		return this.#failures;
	}

	/** False when the choice will be forgotten with the page. */
	get kept(): boolean {
		return this.#kept;
	}

	async open(): Promise<void> {
		const remembered = recallLanguage(storage);
		const first = pickLanguage(
			remembered ? [remembered, ...navigator.languages] : navigator.languages
		);
		if (await this.#speak(first)) return;
		for (const code of codes) if (code !== first && (await this.#speak(code))) return;
	}

	async choose(code: LanguageCode): Promise<void> {
		if (await this.#speak(code)) this.#kept = keepLanguage(storage, code);
	}

	/** Brings `failures`. What could not be fetched is asked for again the next time. */
	async explain(): Promise<void> {
		try {
			const code = this.#code;
			const failures = await failureWords(code);
			if (code === this.#code) this.#failures = failures;
		} catch (cause) {
			console.error('What keeps the camera away could not be put into words.', cause);
		}
	}

	async #speak(code: LanguageCode): Promise<boolean> {
		try {
			const [{ words }, failures] = await Promise.all([
				catalogues[code].load(),
				this.#failures && failureWords(code)
			]);
			[this.#code, this.#words, this.#failures] = [code, words, failures];
			return true;
		} catch (cause) {
			console.error(`The texts in ${catalogues[code].name} could not be loaded.`, cause);
			return false;
		}
	}
}

export const [useLanguage, provideLanguage] = createContext<Language>();
