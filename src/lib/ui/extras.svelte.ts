import { createContext } from 'svelte';
import type { Language } from '../i18n/language.svelte';
import type { DeskView } from '../session/desk/desk-view';
import type { Fit } from './fit';
import type { News } from './more/life-news';

/** What is drawn of it, and the texts for that. */
type Parts = Awaited<ReturnType<(typeof import('./more'))['openMore']>>;

/** The same for choosing devices. */
type Desk = Awaited<ReturnType<(typeof import('./more/desk'))['openDesk']>>;

/** The same for why two people do not meet. */
type Obstacles = Awaited<ReturnType<(typeof import('./more/obstacle'))['openObstacles']>>;

/** What nobody needs before a call: safety code, warning, details. Fetched when it is first wanted. */
export class Extras {
	readonly #language: Language;
	#parts = $state.raw<Parts | null>(null);
	#desk = $state.raw<Desk | null>(null);
	#obstacles = $state.raw<Obstacles | null>(null);
	#detailsWanted = $state.raw(false);
	/** The sheet in which devices are chosen is open. */
	devicesWanted = $state.raw(false);
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
	get desk(): Desk | null {
		return this.#desk;
	}
	get obstacles(): Obstacles | null {
		return this.#obstacles;
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

	/** In words; `null` as long as there are none. */
	newsOf(desk: DeskView): News | null {
		const parts = this.#desk;
		return desk.news && parts && parts.deskNews(desk.news, desk, parts.words);
	}

	async loadDesk(): Promise<void> {
		try {
			const { openDesk } = await import('./more/desk');
			this.#desk = await openDesk(this.#language.code);
		} catch (cause) {
			console.error('The choice of devices could not be loaded.', cause);
		}
	}

	async loadObstacles(): Promise<void> {
		try {
			const { openObstacles } = await import('./more/obstacle');
			this.#obstacles = await openObstacles(this.#language.code);
		} catch (cause) {
			console.error('What keeps the two apart could not be put into words.', cause);
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
