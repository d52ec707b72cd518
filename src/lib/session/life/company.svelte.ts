/** Keeps a call company from its first second on: watches over it, tells of the friend by sound, keeps the screen awake. */
import type { MediaKind, Size, Store } from '../../protocol/ports';
import { absenceOf, type RoomPhase } from '../page-phase';
import type { CallView, Search } from '../visit-view';
import { Chat } from './chat/chat.svelte';
import { Reactions } from './chat/reactions.svelte';
import { Files, type FilesOutside } from './files/files.svelte';
import { Hold } from './hold.svelte';
import { DormantWatch } from './dormant-watch.svelte';
import type { Stall } from './judge';
import { firstWeighing, qualityOf, weigh, type Quality, type Weighing } from './quality';
import { Reach } from './reach.svelte';
import { Steering } from './steering.svelte';
import { Screen, type ScreenParts } from './screen.svelte';
import { LifeWatch, type LifeParts, type Outside } from './life-watch.svelte';

/** Sounds that tell of the friend. */
export interface Sounds {
	readonly on: boolean;
	switch(on: boolean): void;
	tell(chime: 'came' | 'left'): void;
}

export interface CallOutside extends Outside {
	readonly sounds: Sounds;
	/** Keeps the screen from going dark. Returns the undo. */
	stayAwake(): () => void;
	after(ms: number, then: () => void): () => void;
	/** Milliseconds since the epoch. */
	date(): number;
	/** Nobody else has it, and nobody guesses it. */
	newId(): string;
	readonly screen: Pick<ScreenParts, 'possible' | 'open'>;
	readonly files: FilesOutside;
}

const lookMs = 1_000;

/** The friend's first picture has the machine to itself; a sound for it comes just behind. */
const behindPictureMs = 600;

/** Together, or about to be again. */
const talks = (phase: RoomPhase | undefined): boolean =>
	phase === 'connected' || phase === 'reconnecting';

export interface CompanyParts extends LifeParts {
	readonly store: Pick<Store, 'get' | 'set'>;
	/** Of the room that the call is in. */
	readonly roomLink: string;
}

export class Company implements CallView {
	/** For features that carry something of their own. */
	readonly reach: Reach;
	readonly #parts: CompanyParts;
	readonly #outside: CallOutside;
	readonly #watch: LifeWatch;
	readonly #hold: Hold;
	readonly #dormant: DormantWatch;
	readonly #steering: Steering;
	readonly chat: Chat;
	readonly reactions: Reactions;
	readonly screen: Screen;
	readonly files: Files;
	#soundsOn = $state.raw(false);
	#quality = $state.raw<Quality | null>(null);
	#weighing: Weighing = firstWeighing;

	constructor(parts: CompanyParts, outside: CallOutside) {
		this.#parts = parts;
		this.#outside = outside;
		this.#watch = new LifeWatch(parts, outside);
		const changed = (): void => this.#tellMedia();
		this.#hold = new Hold({ ...parts, changed });
		this.#dormant = new DormantWatch(parts, outside);
		this.#steering = new Steering({ ...parts, changed }, outside);
		this.reach = new Reach(parts, outside);
		const { room, store, roomLink } = parts;
		const after = outside.after.bind(outside);
		this.chat = new Chat({
			room,
			store,
			roomLink,
			newId: () => outside.newId(),
			date: () => outside.date(),
			after
		});
		this.reactions = new Reactions({ room, now: () => outside.now(), after });
		const { reach } = this;
		this.screen = new Screen({ room, reach, held: () => this.held, ...outside.screen });
		const friend = (): string | null => this.chat.friend;
		this.files = new Files({ room, reach, friend, outside: outside.files });
		this.#soundsOn = outside.sounds.on;
	}

	get offline(): boolean {
		return this.#watch.offline;
	}
	get stall(): Stall | null {
		return this.#watch.stall;
	}
	get search(): Search | null {
		return this.#watch.search;
	}
	get quality(): Quality | null {
		return this.#quality;
	}
	get held(): boolean {
		return this.#hold.mine;
	}
	get theyHold(): boolean {
		return this.#hold.theirs;
	}
	get soundAlone(): 'mine' | 'theirs' | null {
		if (this.#steering.mine) return 'mine';
		return this.#steering.theirs ? 'theirs' : null;
	}
	get soundsOn(): boolean {
		return this.#soundsOn;
	}

	get sends(): Readonly<Record<MediaKind, boolean>> {
		return { audio: !this.held, video: !this.held && !this.#steering.mine };
	}

	hold(held: boolean): void {
		this.#hold.set(held);
	}

	shows(window: Size): void {
		this.#steering.shows(window);
	}

	switchSounds(on: boolean): void {
		this.#outside.sounds.switch(on);
		this.#soundsOn = on;
	}

	/** Returns the undo. */
	start(): () => void {
		const undo = [
			this.#watch.start(),
			this.#outside.every(lookMs, () => {
				this.#weigh().catch((cause: unknown) => console.error(cause));
			}),
			$effect.root(() => {
				this.#hold.follow();
				this.#dormant.follow();
				this.#steering.follow();
				this.reach.follow();
				this.chat.follow();
				this.reactions.follow();
				this.screen.follow();
				this.files.follow();
				this.#tellOfFriend();
				this.#stayAwake();
			})
		];
		return () => {
			for (const one of undo) one();
		};
	}

	/** What a hidden page shows nobody sees, and a browser may paint less of it. */
	async #weigh(): Promise<void> {
		const room = this.#parts.room();
		if (this.#outside.hidden()) return;
		const [measures, path] = await Promise.all([room?.measures(), room?.path()]);
		this.#weighing = measures ? weigh(this.#weighing, measures) : firstWeighing;
		this.#quality = qualityOf(this.#weighing, path?.relayed ?? false);
	}

	/** Also to a page that knows neither hold nor sound alone. */
	#tellMedia(): void {
		const { room, local } = this.#parts;
		const { audio, video } = this.sends;
		const mine = { mic: audio && local.micOn, camera: video && local.cameraOn };
		room()?.dispatch({ type: 'media-changed', mine });
	}

	#tellOfFriend(): void {
		// Who waits in another tab has not seen the friend come.
		let before = this.#outside.hidden() ? undefined : this.#phase;
		$effect(() => {
			const phase = this.#phase;
			const [came, went] = [phase === 'connected', before === 'connected'];
			before = phase;
			if (came === went) return;
			// Who is lost may be back before one has looked up.
			if (went && !this.#saidGoodbye) return;
			return this.#outside.after(behindPictureMs, () =>
				this.#outside.sounds.tell(came ? 'came' : 'left')
			);
		});
	}

	#stayAwake(): void {
		const talking = $derived(talks(this.#phase));
		$effect(() => (talking ? this.#outside.stayAwake() : undefined));
	}

	get #phase(): RoomPhase | undefined {
		return this.#parts.room()?.phase;
	}

	get #saidGoodbye(): boolean {
		const absence = absenceOf(this.#parts.room()?.state);
		return absence === 'left' || absence === 'away';
	}
}
