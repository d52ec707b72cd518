/**
 * The call in a small window above all others: with its controls (WICG Document Picture-in-Picture), or the friend's
 * picture alone (W3C Picture-in-Picture) where the browser has no more.
 */

import type { Size } from '../../../protocol/ports';

/** TypeScript does not know it yet. */
interface DocumentPictureInPicture {
	requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

const wholePage = (): DocumentPictureInPicture | null =>
	'documentPictureInPicture' in window
		? (window.documentPictureInPicture as DocumentPictureInPicture)
		: null;

/** One's own picture never leaves the page. */
const theirPicture = (): HTMLVideoElement | null =>
	document.querySelector('video:not([disablepictureinpicture])');

const size = { width: 400, height: 300 };

/** The small window begins without any style. */
function dress({ document: other }: Window): void {
	other.documentElement.lang = document.documentElement.lang;
	other.title = document.title;
	for (const { href, ownerNode } of document.styleSheets) {
		if (!href) {
			if (ownerNode) other.head.append(ownerNode.cloneNode(true));
			continue;
		}
		const link = other.createElement('link');
		link.rel = 'stylesheet';
		link.href = href;
		other.head.append(link);
	}
}

export class SmallWindow {
	readonly #draw: (into: HTMLElement) => () => void;
	#window: Window | null = null;
	#open = $state.raw(false);
	#size = $state.raw<Size | null>(null);
	/** Opened by the browser when the page was left: it closes when somebody is back. */
	#byItself = false;

	/** `draw` puts the call there and returns what takes it away. */
	constructor(draw: (into: HTMLElement) => () => void) {
		this.#draw = draw;
	}

	static get isPossible(): boolean {
		return wholePage() !== null || document.pictureInPictureEnabled;
	}

	/** Of what is in it, while it is open with more than the picture alone: else the browser keeps it to itself. */
	get size(): Size | null {
		return this.#open ? this.#size : null;
	}

	get open(): boolean {
		return this.#open;
	}

	/** Only by the person's own press. Says whether it is open now. */
	async toggle(): Promise<boolean> {
		if (this.#open) this.close();
		else await this.#show();
		return this.#open;
	}

	close(): void {
		this.#window?.close();
		if (!this.#window && document.pictureInPictureElement)
			document.exitPictureInPicture().catch((cause: unknown) => console.warn(cause));
		this.#open = false;
	}

	/**
	 * From now on the browser opens it when the page is left, where it does such a thing (W3C Media Session,
	 * `enterpictureinpicture`). Returns the undo, which closes it too.
	 */
	watch(): () => void {
		const ended = new AbortController();
		const shown = (): void => {
			if (!document.hidden && this.#byItself) this.close();
		};
		document.addEventListener('visibilitychange', shown, { signal: ended.signal });
		const follow = (open: boolean): void => {
			if (!this.#window) this.#open = open;
		};
		const listening = { signal: ended.signal, capture: true };
		document.addEventListener('enterpictureinpicture', () => follow(true), listening);
		document.addEventListener('leavepictureinpicture', () => follow(false), listening);
		this.#onLeavingPage(() => {
			this.#byItself = true;
			void this.#show();
		});
		return () => {
			ended.abort();
			this.#onLeavingPage(null);
			if (this.#open) this.close();
		};
	}

	async #show(): Promise<void> {
		try {
			const page = wholePage();
			if (page) this.#fill(await page.requestWindow(size));
			else await theirPicture()?.requestPictureInPicture();
			this.#open = true;
		} catch (cause) {
			// Without a picture there is none to show, and a browser may want a press first.
			console.warn('no small window:', cause);
		}
	}

	#fill(small: Window): void {
		this.#window = small;
		dress(small);
		const takeAway = this.#draw(small.document.body);
		const measure = (): void => {
			this.#size = { width: small.innerWidth, height: small.innerHeight };
		};
		measure();
		small.addEventListener('resize', measure);
		small.addEventListener(
			'pagehide',
			() => {
				takeAway();
				this.#window = null;
				this.#open = false;
				this.#size = null;
				this.#byItself = false;
			},
			{ once: true }
		);
	}

	#onLeavingPage(left: (() => void) | null): void {
		try {
			// Not yet among the actions that TypeScript knows.
			navigator.mediaSession?.setActionHandler('enterpictureinpicture' as MediaSessionAction, left);
		} catch (cause) {
			if (!(cause instanceof TypeError)) throw cause; // a browser that does no such thing
		}
	}
}
