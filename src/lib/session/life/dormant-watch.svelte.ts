/** R15. Sees when the connection to a partner who fell silent carries sound and picture again: sooner than a word comes. */
import type { DialId } from '../../protocol/seat';
import { inTurn } from './in-turn';
import type { LifeParts, Outside } from './life-watch.svelte';

/** A word that was lost is sent again after up to 3 s (SCTP in Chromium 156); this is how long sound and picture need. */
const lookMs = 100;

export class DormantWatch {
	readonly #room: LifeParts['room'];
	readonly #every: Outside['every'];

	constructor({ room }: Pick<LifeParts, 'room'>, outside: Pick<Outside, 'every'>) {
		this.#room = room;
		this.#every = outside.every.bind(outside);
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
		let before: number | null = null;
		let stood = false;
		const look = async (): Promise<void> => {
			const room = this.#room();
			// Packets: a player makes up sound for what does not come.
			const measures = await room?.measures(link);
			if (!room || !measures) return;
			const count = measures.in.audio.packets + measures.in.video.packets;
			if (before !== null && count > before && stood)
				room.dispatch({ type: 'media-arrived', dial: link });
			stood ||= count === before;
			before = count;
		};
		return this.#every(lookMs, inTurn(look));
	}
}
