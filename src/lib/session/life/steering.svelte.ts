/** Keeps what is sent within what gets through. Where that is too little for a picture, both are told, and it comes back by itself. */
import { untrack } from 'svelte';
import type { Course, Measures, Size } from '../../protocol/ports';
import type { DialId } from '../../protocol/seat';
import { callDial } from '../page-phase';
import type { BrowserRoom } from '../room-door.svelte';
import { inTurn } from './in-turn';
import { firstHelm, steer, type Helm } from './course';
import type { LifeParts, Outside } from './life-watch.svelte';
import { windowTopic } from './their-window';
import { Told, yesOrNo } from './told.svelte';

const lookMs = 500;

/** The first pictures have the machine to themselves. */
const behindPicturesMs = 2_000;

interface SteeringParts extends LifeParts {
	/** Whether the picture is sent has changed. */
	readonly changed: () => void;
}

export class Steering {
	readonly #parts: SteeringParts;
	readonly #outside: Pick<Outside, 'every' | 'now'>;
	readonly #told: Told<boolean>;
	readonly #window: Told<Size | null>;
	/** A machine that was too slow for the frugal codec on one connection is so on the next. */
	#frugal = true;

	constructor(parts: SteeringParts, outside: Pick<Outside, 'every' | 'now'>) {
		this.#parts = parts;
		this.#outside = outside;
		this.#told = new Told(parts.room, yesOrNo('sound-alone'));
		this.#window = new Told(parts.room, windowTopic);
	}

	/** Too little gets through from here for more than sound. */
	get mine(): boolean {
		return this.#told.mine;
	}

	/** The same on the friend's side. */
	get theirs(): boolean {
		return this.#told.theirs;
	}

	/** How large the friend is seen here, in pixels of the screen. */
	shows(window: Size): void {
		this.#window.set(window);
	}

	/** To be called where effects may be made. */
	follow(): void {
		this.#told.follow();
		this.#window.follow();
		// Also of a partner who fell silent: too much that is sent may be why.
		const dial = $derived(callDial(this.#parts.room()?.state));
		$effect(() => (dial ? untrack(() => this.#steer(dial)) : undefined));
	}

	/** On one connection, which sends everything until it has been measured. Returns the undo. */
	#steer(dial: DialId): () => void {
		const room = this.#parts.room();
		let helm: Helm | null = null;
		let before: Measures | null = null;
		let flowsSince: number | null = null;
		this.#tell(false);
		const look = async (): Promise<void> => {
			const measures = await room?.measures(dial);
			if (!room || !measures || callDial(room.state) !== dial) return;
			const at = this.#outside.now();
			flowsSince ??= packetsIn(measures) > 0 ? at : null;
			if (flowsSince === null || at - flowsSince < behindPicturesMs) return;
			const [course, carries] = [helm?.course, packetsIn(measures) > packetsIn(before)];
			before = measures;
			helm = this.#next(helm, measures, carries, at);
			if (!sameCourse(course, helm.course)) this.#take(room, dial, helm.course);
		};
		return this.#outside.every(lookMs, inTurn(look));
	}

	/** Neither a camera that is off nor a way that is cut says anything about what would get through. */
	#next(
		helm: Helm | null,
		{ capacity, out: { video } }: Measures,
		carries: boolean,
		at: number
	): Helm {
		const window = this.#window.theirs;
		if (!helm) return firstHelm(at, { frugal: this.#frugal, window });
		const known = carries && this.#parts.local.cameraOn;
		const { limitedBy } = video;
		return steer(helm, { at, capacity: known ? capacity : null, limitedBy, window });
	}

	#take(room: BrowserRoom, dial: DialId, course: Course): void {
		this.#frugal = course.frugal;
		room.steer(dial, course);
		this.#tell(course.picture !== 'whole');
	}

	#tell(alone: boolean): void {
		if (alone === this.mine) return;
		this.#told.set(alone);
		this.#parts.changed();
	}
}

const packetsIn = (measures: Measures | null): number =>
	measures ? measures.in.audio.packets + measures.in.video.packets : 0;

const sameCourse = (one: Course | undefined, other: Course): boolean =>
	one?.picture === other.picture && one.frugal === other.frugal && one.window === other.window;
