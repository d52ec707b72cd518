/** Listens to one's own microphone: how loud it is, whether it gives anything at all or noise, and whether who is muted talks. */
import { untrack } from 'svelte';
import type { DeskOutside, DeskParts, Ear } from './desk-parts';
import { hear, isNoisy, nothingHeard, type Heard } from './noise';

const lookMs = 100;

/** Less than the hiss of any microphone that is on. */
const silence = 0.000_2;
const silentAfterMs = 8_000;

/** Somebody speaks, and not only a chair. */
const voice = 0.06;
const talkingAfterMs = 600;

/** The friend's first pictures have the machine to themselves: a slow one takes a fifth of a second to open an ear. */
const behindPicturesMs = 1_000;

/** The quietest that a meter shows, in decibels below the loudest there is. */
const floorDecibels = 54;

const meterOf = (peak: number): number =>
	Math.min(1, Math.max(0, 1 + (20 * Math.log10(peak)) / floorDecibels));

export interface HearingEvents {
	/** Nothing comes from the microphone, and has not since it was opened. */
	silent(): void;
	/** It is loud while nobody talks. */
	noisy(): void;
	/** Told once for each time that one is muted. */
	talking(): void;
}

export class Hearing {
	readonly #parts: DeskParts;
	readonly #outside: Pick<DeskOutside, 'openEar' | 'every' | 'after'>;
	readonly #events: HearingEvents;
	#level = $state.raw(0);
	#meters = $state.raw(0);
	/** In a call, and behind its first pictures. */
	#settled = $state.raw(false);
	/** This one was heard: it is not listened to for its silence any more. */
	#proven = $state.raw<MediaStreamTrack | null>(null);
	/** Whether this one is noisy is known. */
	#judged = $state.raw<MediaStreamTrack | null>(null);
	#heard: Heard = nothingHeard;
	#silentMs = 0;
	#talkedMs = 0;

	constructor(
		parts: DeskParts,
		outside: Pick<DeskOutside, 'openEar' | 'every' | 'after'>,
		events: HearingEvents
	) {
		this.#parts = parts;
		this.#outside = outside;
		this.#events = events;
	}

	get level(): number {
		return this.#level;
	}

	/** Returns the undo. */
	meter(): () => void {
		const count = (by: 1 | -1): void =>
			untrack(() => {
				this.#meters += by;
			});
		count(1);
		return () => count(-1);
	}

	/** What was heard so far proves nothing any more. */
	doubt(): void {
		this.#proven = null;
	}

	/** To be called where effects may be made. */
	follow(): void {
		const inCall = $derived(this.#inCall);
		$effect(() => (inCall ? this.#settle() : undefined));
		const track = $derived(this.#parts.local.track('audio'));
		const wanted = $derived(this.#meters > 0 || this.#watches);
		$effect(() => (track && wanted ? this.#listen(track) : undefined));
	}

	get #inCall(): boolean {
		return this.#parts.room()?.phase === 'connected';
	}

	/** Returns the undo. */
	#settle(): () => void {
		const undo = this.#outside.after(behindPicturesMs, () => {
			this.#settled = true;
		});
		return () => {
			undo();
			this.#settled = false;
		};
	}

	/** Outside of a call nobody needs to be told. */
	get #watches(): boolean {
		if (!this.#settled) return false;
		const { local } = this.#parts;
		const track = local.track('audio');
		return !local.micOn || this.#proven !== track || this.#judged !== track;
	}

	/** Returns the undo. */
	#listen(track: MediaStreamTrack): () => void {
		const ear = this.#outside.openEar(track);
		this.#heard = nothingHeard;
		this.#silentMs = 0;
		this.#talkedMs = 0;
		const stop = this.#outside.every(lookMs, () => this.#look(ear, track));
		return () => {
			stop();
			ear.close();
			this.#level = 0;
		};
	}

	#look(ear: Ear, track: MediaStreamTrack): void {
		const peak = ear.peak();
		if (peak === null) return;
		const { micOn } = this.#parts.local;
		this.#level = micOn ? meterOf(peak) : 0;
		if (peak > silence) this.#proven = track;
		if (micOn) this.#talkedMs = 0;
		else if (peak > voice) {
			this.#talkedMs += lookMs;
			if (this.#talkedMs === talkingAfterMs) this.#events.talking();
		}
		if (!micOn) return;
		if (this.#proven === track) return this.#judge(peak, track);
		this.#silentMs += lookMs;
		if (this.#silentMs === silentAfterMs) this.#events.silent();
	}

	#judge(peak: number, track: MediaStreamTrack): void {
		if (!this.#inCall || this.#judged === track) return;
		this.#heard = hear(this.#heard, peak, lookMs);
		const noisy = isNoisy(this.#heard);
		if (noisy === null) return;
		this.#judged = track;
		if (noisy) this.#events.noisy();
	}
}
