/** A call on hold: its connection stays, and nothing is sent on it. Each of the two may put it there, and is told of the other. */
import type { DialId } from '../../protocol/seat';
import type { LifeParts } from './life-watch.svelte';

const topic = 'hold';

export class Hold {
	readonly #parts: LifeParts;
	#mine = $state.raw(false);
	/** The connection on which the friend said so: with another one it is to be said anew. */
	#theirsOn = $state.raw<DialId | null>(null);

	constructor(parts: LifeParts) {
		this.#parts = parts;
	}

	get mine(): boolean {
		return this.#mine;
	}

	get theirs(): boolean {
		return this.#theirsOn !== null && this.#theirsOn === this.#parts.room()?.link;
	}

	set(held: boolean): void {
		const { room, local } = this.#parts;
		const call = room();
		if (!call || held === this.#mine) return;
		this.#mine = held;
		for (const kind of ['audio', 'video'] as const)
			call.setTrack(kind, held ? null : local.track(kind));
		// What is told to every page: also to one that knows no hold.
		const mine = { mic: !held && local.micOn, camera: !held && local.cameraOn };
		call.dispatch({ type: 'media-changed', mine });
		call.say(topic, held);
	}

	/** To be called where effects may be made: listens to the friend, and says it again on every new connection. */
	follow(): void {
		$effect(() => {
			const room = this.#parts.room();
			return room?.on(topic, (held) => {
				this.#theirsOn = held === true ? room.link : null;
			});
		});
		$effect(() => (this.#mine && this.#unheard ? this.#sendSilence() : undefined));
		const link = $derived(this.#parts.room()?.link ?? null);
		$effect(() => {
			if (link && this.#mine) this.#parts.room()?.say(topic, true);
		});
	}

	/** The friend has a new connection, and is in the call once anything comes by it. */
	get #unheard(): boolean {
		const state = this.#parts.room()?.state;
		return state?.phase === 'paired' && !state.received;
	}

	/** Returns the undo. */
	#sendSilence(): (() => void) | undefined {
		const silence = this.#parts.local.track('audio')?.clone();
		if (!silence) return undefined;
		silence.enabled = false;
		this.#parts.room()?.setTrack('audio', silence);
		return () => {
			silence.stop();
			if (this.#mine) this.#parts.room()?.setTrack('audio', null);
		};
	}
}
