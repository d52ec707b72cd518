/** What can be done in a call besides its controls, and the keys for it. */
import type { MoreMessages } from '../../../i18n/more/en';
import type { VisitView } from '../../../session/visit-view';
import type { Extras } from '../../extras.svelte';
import { fits, type Fit } from '../../fit';
import { cornerOf, type Corner } from './corner';
import { canFillScreen, toggleFullScreen } from './full-screen';
import { HoldToTalk } from './hold-to-talk';
import { SmallWindow } from './small-window.svelte';

/** A key was pressed, and this came of it. */
export interface Toast {
	readonly key: string;
	readonly said: string;
}

/** One line of the sheet, and what its key does; says what came of it. */
export interface Shortcut {
	readonly key: string;
	readonly what: string;
	readonly press: () => string | Promise<string>;
}

const fitKey = 'visavi:fit';
const cornerKey = 'visavi:corner';

const fitOf = (text: string | null): Fit => fits.find((fit) => fit === text) ?? 'auto';

export class Tools {
	readonly #visit: VisitView;
	readonly #extras: Extras;
	readonly #words: () => MoreMessages;
	readonly #talk: HoldToTalk;
	readonly smallWindow: SmallWindow;
	#toast = $state.raw<Toast | null>(null);
	#helpWanted = $state.raw(false);
	#chatWanted = $state.raw(false);
	#corner: Corner | null;

	/** `draw` puts the call into a small window. */
	constructor(
		visit: VisitView,
		extras: Extras,
		words: () => MoreMessages,
		draw: (into: HTMLElement) => () => void
	) {
		this.#visit = visit;
		this.#extras = extras;
		this.#words = words;
		this.#talk = new HoldToTalk({
			get on() {
				return visit.local.micOn;
			},
			toggle: () => visit.toggleMic()
		});
		this.smallWindow = new SmallWindow(draw);
		this.#corner = cornerOf(visit.memory.get(cornerKey));
		extras.fit = fitOf(visit.memory.get(fitKey));
	}

	get toast(): Toast | null {
		return this.#toast;
	}
	get helpWanted(): boolean {
		return this.#helpWanted;
	}
	get chatWanted(): boolean {
		return this.#chatWanted;
	}
	/** Where one's own picture was put, `null` when it was not. */
	get corner(): Corner | null {
		return this.#corner;
	}

	showHelp(wanted: boolean): void {
		this.#helpWanted = wanted;
	}

	showDevices(): void {
		this.#extras.devicesWanted = true;
	}

	showChat(wanted: boolean): void {
		this.#chatWanted = wanted;
	}

	fit(fit: Fit): void {
		this.#extras.fit = fit;
		this.#visit.memory.set(fitKey, fit);
	}

	put(corner: Corner): void {
		this.#corner = corner;
		this.#visit.memory.set(cornerKey, corner);
	}

	forgetToast(): void {
		this.#toast = null;
	}

	readonly shortcuts: readonly Shortcut[] = $derived.by(() => {
		const { call, screen } = this.#words();
		const { said, keys, picture, ...words } = call;
		const visit = this.#visit;
		const { hasCamera } = visit.local;
		return [
			{
				key: 'm',
				what: keys.mic,
				press: () => {
					visit.toggleMic();
					return visit.local.micOn ? said.micOn : said.micOff;
				}
			},
			hasCamera && {
				key: 'v',
				what: keys.camera,
				press: () => {
					// To switch it on takes a while: what is wanted is said.
					const on = !visit.local.cameraOn;
					visit.toggleCamera();
					return on ? said.cameraOn : said.cameraOff;
				}
			},
			canFillScreen() && {
				key: 'f',
				what: words.fullScreen,
				press: async () => ((await toggleFullScreen()) ? said.fullScreenOn : said.fullScreenOff)
			},
			SmallWindow.isPossible && {
				key: 'p',
				what: words.small,
				press: async () => ((await this.smallWindow.toggle()) ? said.smallOn : said.smallOff)
			},
			{
				key: 'h',
				what: words.hold,
				press: () => {
					const held = !visit.life?.held;
					visit.life?.hold(held);
					return held ? said.holdOn : said.holdOff;
				}
			},
			{
				key: 'd',
				what: words.devices,
				press: () => {
					this.showDevices();
					return words.devices;
				}
			},
			{
				key: 'c',
				what: keys.chat,
				press: () => {
					this.showChat(!this.chatWanted);
					return this.chatWanted ? said.chatOn : said.chatOff;
				}
			},
			visit.life?.screen.possible && {
				key: 's',
				what: screen.share,
				press: async () => {
					const shown = visit.life?.screen;
					if (shown?.shared) shown.stop();
					else await shown?.share();
					return shown?.shared ? said.screenOn : said.screenOff;
				}
			},
			{
				key: 'w',
				what: keys.fit,
				press: () => {
					const next = fits[(fits.indexOf(this.#extras.fit) + 1) % fits.length] ?? 'auto';
					this.fit(next);
					return `${picture.title}: ${picture[next]}`;
				}
			},
			{
				key: '?',
				what: keys.help,
				press: () => {
					this.showHelp(true);
					return words.shortcuts;
				}
			}
		].filter((one) => typeof one === 'object');
	});

	/** @returns whether that is a key of ours. */
	press(key: string, again: boolean): boolean {
		if (key === ' ') return this.#hold();
		const shortcut = this.shortcuts.find((one) => one.key === key);
		if (!shortcut || again) return false;
		// While it is turned round by a held key, the microphone is nobody else's.
		if (key === 'm' && this.#talk.held) return true;
		void this.#do(shortcut);
		return true;
	}

	release(): void {
		if (!this.#talk.held) return;
		this.#talk.release();
		this.forgetToast();
	}

	async #do({ key, press }: Shortcut): Promise<void> {
		this.#toast = { key: key.toUpperCase(), said: await press() };
	}

	#hold(): boolean {
		if (this.#talk.held) return true;
		const { said, keys } = this.#words().call;
		this.#talk.press();
		this.#toast = {
			key: keys.space,
			said: this.#visit.local.micOn ? said.talking : said.silent
		};
		return true;
	}
}
