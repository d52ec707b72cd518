/** R15. Sees when the connection to a partner who fell silent carries sound and picture again: sooner than a word comes. */
import type { DialId } from '../../protocol/seat';
import { inTurn } from './in-turn';
import type { LifeParts, Outside } from './life-watch.svelte';

/** A word that was lost is sent again after up to 3 s (SCTP in Chromium 156); this is how long sound needs. */
const listenMs = 50;

/** Where no sound is sent or played, what comes is measured, which costs a slow machine dear. */
const lookMs = 200;

/** What comes late between two looks has not stood still. */
const stillMs = 200;

type DormantOutside = Pick<Outside, 'every' | 'now'>;

export class DormantWatch {
	readonly #room: LifeParts['room'];
	readonly #outside: DormantOutside;

	constructor({ room }: Pick<LifeParts, 'room'>, outside: DormantOutside) {
		this.#room = room;
		this.#outside = outside;
	}

	/** To be called where effects may be made. */
	follow(): void {
		const link = $derived.by(() => {
			const state = this.#room()?.state;
			return state?.phase === 'seeking' ? (state.dormant?.link ?? null) : null;
		});
		$effect(() => (link === null ? undefined : this.#watch(link)));
	}

	/** What stood still and moves again is a sign of life; what never stood still says nothing of who does not answer. */
	#watch(link: DialId): () => void {
		const [sound, packets] = [movesAgain(this.#outside), movesAgain(this.#outside)];
		const isThere = (): void => this.#room()?.dispatch({ type: 'media-arrived', dial: link });
		const listen = (): void => {
			const at = this.#room()?.soundAt(link) ?? null;
			if (at !== null && sound(at)) isThere();
		};
		const look = async (): Promise<void> => {
			// Packets: a player makes up sound for what does not come.
			const measures = await this.#room()?.measures(link);
			if (!measures) return;
			const { audio, video } = measures.in;
			if (packets(audio.packets + video.packets)) isThere();
		};
		const undo = [this.#outside.every(listenMs, listen), this.#outside.every(lookMs, inTurn(look))];
		return () => {
			for (const one of undo) one();
		};
	}
}

/** Tells of each count, none of them less than the one before, whether it is more after they had stood still. */
function movesAgain(outside: DormantOutside): (count: number) => boolean {
	let last: { readonly count: number; readonly since: number } | null = null;
	let stood = false;
	return (count) => {
		const more = last !== null && count > last.count;
		if (last === null || more) last = { count, since: outside.now() };
		else stood ||= outside.now() - last.since >= stillMs;
		return more && stood;
	};
}
