/** Watches over a call while it lasts: looks whether it flows, does what helps, and says how things are. */
import type { DialId } from '../../protocol/seat';
import type { LocalMedia } from '../local-media.svelte';
import type { BrowserRoom } from '../room-door.svelte';
import type { LifeView, Search } from '../visit-view';
import { feel, firstPulse, stallOf, type Pulse, type Rung, type Stall, type Wanted } from './judge';

/** What happens to the whole page. Each `on…`, and `every`, returns its undo. */
export interface Outside {
	online(): boolean;
	hidden(): boolean;
	onNetwork(changed: () => void): () => void;
	/** The page runs again after it did not. */
	onWake(woken: () => void): () => void;
	/** Milliseconds, on a clock that only grows. */
	now(): number;
	every(ms: number, look: () => void): () => void;
}

export interface LifeParts {
	readonly room: () => BrowserRoom | null;
	readonly local: Pick<LocalMedia, 'micOn' | 'cameraOn' | 'track' | 'renew'>;
}

const lookMs = 1_000;

/** A look that comes so late has been slept through: the machine slept, or the page was frozen. */
const sleptMs = 5_000;

/** The dial that is the call, `null` outside one. */
const linkOf = (room: BrowserRoom | null): DialId | null =>
	room?.state.phase === 'paired' ? room.state.link : null;

/** Gives the connection up for another one to the same person: this one carries too little. */
function redial(room: BrowserRoom): void {
	const dial = linkOf(room);
	if (dial) room.dispatch({ type: 'dial-closed', dial });
}

export class LifeWatch implements LifeView {
	readonly #parts: LifeParts;
	readonly #outside: Outside;
	#offline = $state.raw(false);
	#stall = $state.raw<Stall | null>(null);
	#pulse: Pulse = firstPulse;
	/** What was tried already against what stands still. */
	readonly #tried = new Set<Rung>();
	#lookedAt: number;
	#looking = false;

	constructor(parts: LifeParts, outside: Outside) {
		this.#parts = parts;
		this.#outside = outside;
		this.#lookedAt = outside.now();
	}

	get offline(): boolean {
		return this.#offline;
	}

	get stall(): Stall | null {
		return this.#stall;
	}

	get search(): Search | null {
		const state = this.#parts.room()?.state;
		if (state?.phase !== 'seeking') return null;
		if (state.attempt !== null || state.accepting !== null) return 'dialling';
		return state.seats.host === 'held' ? 'waiting' : 'looking';
	}

	/** Returns the undo. */
	start(): () => void {
		const outside = this.#outside;
		this.#offline = !outside.online();
		const undo = [
			outside.onNetwork(() => this.#networkChanged()),
			outside.onWake(() => this.#hurry()),
			outside.every(lookMs, () => {
				this.look().catch((cause: unknown) => console.error(cause));
			})
		];
		return () => {
			for (const one of undo) one();
		};
	}

	/** One look at the connection, and what follows from it. */
	async look(): Promise<void> {
		if (this.#looking) return;
		this.#looking = true;
		try {
			await this.#see();
		} finally {
			this.#looking = false;
		}
	}

	async #see(): Promise<void> {
		const at = this.#outside.now();
		const room = this.#parts.room();
		if (at - this.#lookedAt > sleptMs) this.#hurry();
		this.#lookedAt = at;
		this.#seek(room);
		const of = linkOf(room);
		// Nobody sees a hidden page, and a browser may show it nothing.
		const evidence = of && !this.#outside.hidden() ? await room?.evidence(of) : null;
		if (!room || !evidence || !of || linkOf(room) !== of) {
			this.#stall = null;
			return;
		}
		this.#pulse = feel(this.#pulse, { of, at, evidence, wanted: this.#wanted(room) });
		this.#stall = stallOf(this.#pulse);
		if (this.#stall) this.#help(this.#stall.rung, room);
		else this.#tried.clear();
	}

	/** What the two have told each other that they send. */
	#wanted({ theirs, state: { mine } }: BrowserRoom): Wanted {
		const { local } = this.#parts;
		const sends = (kind: 'audio' | 'video'): boolean => local.track(kind)?.readyState === 'live';
		return {
			in: { audio: theirs.mic, video: theirs.camera },
			out: { audio: mine.mic && sends('audio'), video: mine.camera && sends('video') }
		};
	}

	#help(rung: Rung, room: BrowserRoom): void {
		if (this.#tried.has(rung)) return;
		this.#tried.add(rung);
		if (rung === 'rebuild') void this.#parts.local.renew();
		// Half a call is better than none: it is given up only where another one can be made.
		else if (rung === 'redial' && !room.state.brokerAway) redial(room);
	}

	/** Who lost a friend finds out whether the broker is lost as well, and goes on trying to reach it. */
	#seek(room: BrowserRoom | null): void {
		if (room?.state.phase !== 'seeking' || room.state.seeker !== 'lost') return;
		if (room.state.brokerAway && !this.#offline) room.hasten();
		else room.probeBroker();
	}

	/** The world has changed: the next word, or the next try, is due now. */
	#hurry(): void {
		const room = this.#parts.room();
		room?.dispatch({ type: 'timer-fired', timer: linkOf(room) ? 'ping' : 'retry' });
	}

	#networkChanged(): void {
		this.#offline = !this.#outside.online();
		if (!this.#offline) this.#parts.room()?.hasten();
	}
}
