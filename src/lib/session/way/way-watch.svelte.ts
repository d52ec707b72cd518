/** Watches over the search for each other, and knows why it takes so long: while it goes on, not when it is given up. */
import type { Ways } from '../../protocol/ports';
import type { DialId } from '../../protocol/seat';
import type { RoomState, Seeking } from '../../protocol/state';
import type { BrowserRoom } from '../room-door.svelte';
import type { WayView } from '../visit-view';
import { obstacleOf, type Obstacle } from './obstacle';

export interface WayOutside {
	online(): boolean;
	/** Milliseconds, on a clock that only grows. */
	now(): number;
	/** Returns the undo. */
	every(ms: number, look: () => void): () => void;
}

export interface WayParts {
	readonly room: () => BrowserRoom | null;
}

const lookMs = 500;

/** Most connections come up much sooner. Together with what the servers take to answer it is said within 6 s. */
const patienceMs = 1_500;

/** A friend who is not heard of for so long is not just reloading. */
const silentMs = 2_000;

/** Between two tries there is no connection; what was known of the last one still holds. */
const forgottenMs = 10_000;

/** The connection that is being tried: both sides have described theirs. */
const triedDial = ({ accepting, attempt }: Seeking): DialId | null =>
	accepting?.dial ?? (attempt?.answered ? attempt.dial : null);

const searching = (state: RoomState | undefined): state is Seeking => state?.phase === 'seeking';

/** What is being tried. */
interface Try {
	/** `null` as long as nobody answers. */
	readonly dial: DialId | null;
	readonly since: number;
	/** What can be found out about it has been asked. */
	asked: boolean;
}

export class WayWatch implements WayView {
	readonly #parts: WayParts;
	readonly #outside: WayOutside;
	#obstacle = $state.raw<Obstacle | null>(null);
	#try: Try | null = null;
	#ways: Ways | null = null;

	constructor(parts: WayParts, outside: WayOutside) {
		this.#parts = parts;
		this.#outside = outside;
	}

	get obstacle(): Obstacle | null {
		return this.#obstacle;
	}

	/** Returns the undo. */
	start(): () => void {
		const look = (): void => {
			this.look().catch((cause: unknown) => console.error(cause));
		};
		look();
		return this.#outside.every(lookMs, look);
	}

	async look(): Promise<void> {
		const room = this.#parts.room();
		if (!room || !searching(room.state)) return this.#rest();
		const now = this.#outside.now();
		const dial = triedDial(room.state);
		if (this.#try?.dial !== dial) this.#try = { dial, since: now, asked: false };
		const triedMs = now - this.#try.since;
		if (dial === null && triedMs > forgottenMs) this.#ways = null;
		this.#tell(room.state, dial === null && triedMs >= silentMs);
		if (triedMs < patienceMs || this.#try.asked) return;
		this.#try.asked = true;
		if (dial !== null) await this.#ask(room, dial);
		// On a way that is cut nothing says that the broker is lost.
		else room.probeBroker();
	}

	#tell({ brokerAway, seeker, patient }: Seeking, silent: boolean): void {
		const lost = patient && (seeker === 'lost' || seeker === 'returned');
		this.#obstacle = obstacleOf({
			online: this.#outside.online(),
			brokerAway,
			friendSilent: lost && silent,
			ways: this.#ways
		});
	}

	async #ask(room: BrowserRoom, dial: DialId): Promise<void> {
		const ways = await room.ways(dial);
		if (this.#parts.room() !== room || !searching(room.state)) return;
		this.#ways = ways;
		this.#tell(room.state, false);
	}

	#rest(): void {
		this.#obstacle = null;
		this.#try = null;
		this.#ways = null;
	}
}
