/** One stay in one room: drives the machine, carries out its effects, and shows its state. */
import type { MediaState, RoomEvent } from '../protocol/event';
import type {
	Clock,
	Course,
	Drops,
	Evidence,
	Measures,
	MediaKind,
	Negotiation,
	NegotiationEvents,
	OpenRoom,
	Path,
	Room,
	Ways
} from '../protocol/ports';
import type { DialId, VisitorId } from '../protocol/seat';
import { initialState, type RoomState } from '../protocol/state';
import { step } from '../protocol/step';
import { encode, maxMessageLength, type Aside } from '../protocol/wire';
import { Asides } from './asides';
import { perform, setTimer, type Outlets } from './perform';
import { callDial, comingDial, roomPhase, type RoomPhase } from './page-phase';

/** How long a partner may be silent on a way that may be gone: two round trips around the world. */
const hastyMs = 1_000;

export interface RoomSessionParts<Stream, Track> {
	readonly visitorId: VisitorId;
	readonly mine: MediaState;
	readonly openRoom: OpenRoom<Stream, Track>;
	readonly clock: Clock;
}

export class RoomSession<Stream, Track> {
	readonly #room: Room<Stream, Track>;
	readonly #clock: Clock;
	readonly #inbox: RoomEvent[] = [];
	/** Dials whose sound or picture came before they were admitted. */
	readonly #early = new Set<DialId>();
	readonly #asides = new Asides();
	readonly #outlets: Outlets;
	#draining = false;
	#state = $state.raw<RoomState>() as RoomState;
	#phase = $state.raw<RoomPhase>('name');
	#remote = $state.raw<Stream | null>(null);
	#admitted = $state.raw(false);
	#theirs = $state.raw<MediaState>({ mic: true, camera: true });
	#talkingSince = $state.raw<number | null>(null);
	/** Of the pair, with the dial that it belongs to. */
	#code = $state.raw<{ readonly of: DialId; readonly numbers: readonly number[] | null } | null>(
		null
	);

	constructor({ visitorId, mine, openRoom, clock }: RoomSessionParts<Stream, Track>) {
		this.#state = initialState(visitorId, mine);
		this.#clock = clock;
		const dispatch = (event: RoomEvent): void => this.dispatch(event);
		this.#room = openRoom(visitorId, dispatch);
		this.#outlets = { room: this.#room, clock, asides: this.#asides, dispatch };
	}

	get state(): RoomState {
		return this.#state;
	}

	get phase(): RoomPhase {
		return this.#phase;
	}

	/**
	 * The other person's stream, from when their dial is on its way; the last one stays while they are away, so that
	 * their last picture does.
	 */
	get remote(): Stream | null {
		return this.#remote;
	}

	/** Whether that is who proved to belong here: nobody else is heard or seen (R4). */
	get admitted(): boolean {
		return this.#admitted;
	}

	/** Which of the other person's devices are on; while they are away, which were. */
	get theirs(): MediaState {
		return this.#theirs;
	}

	/** Milliseconds since the epoch, `null` when nobody is talking. */
	get talkingSince(): number | null {
		return this.#talkingSince;
	}

	/** Five numbers from 0 to 63, the same on the other side; `null` without one. */
	get safetyCode(): readonly number[] | null {
		return this.#code?.numbers ?? null;
	}

	/** The dial that is the call: another one after each reconnection, `null` while nobody is admitted. */
	get link(): DialId | null {
		return this.#state.phase === 'paired' ? this.#state.link : null;
	}

	/**
	 * Says a JSON value to the same feature of the other page; `topic` as in `Aside`. Sent in order, without a receipt: what
	 * is on its way when the connection breaks is lost.
	 * @returns false when nobody is admitted to hear it.
	 * @throws RangeError when it is longer than a control message may be.
	 */
	say(topic: string, body: unknown): boolean {
		const aside: Aside = { type: 'aside', topic, body };
		if (encode(aside).length > maxMessageLength) throw new RangeError(`too long: ${topic}`);
		if (this.link) this.#room.say(this.link, aside);
		return this.link !== null;
	}

	/**
	 * Listens to what the same feature of the other page says, once it is admitted; `body` may be anything. The few
	 * latest asides that came before somebody listened are heard now. Returns the undo.
	 */
	on(topic: string, heard: (body: unknown) => void): () => void {
		return this.#asides.on(topic, heard);
	}

	/** Which way sound and picture go. */
	async path(): Promise<Path | null> {
		return this.link && this.#room.path(this.link);
	}

	/** What a dial has to find a way with. */
	ways(dial: DialId): Promise<Ways | null> {
		return this.#room.ways(dial);
	}

	/** What has flowed on a dial. */
	evidence(dial: DialId): Promise<Evidence | null> {
		return this.#room.evidence(dial);
	}

	/** How sound and picture go on a dial: on the call's own, if no other is meant. */
	async measures(dial: DialId | null = this.link): Promise<Measures | null> {
		return dial && this.#room.measures(dial);
	}

	/** When sound of the other side was last played on a dial. */
	soundAt(dial: DialId): number | null {
		return this.#room.soundAt(dial);
	}

	/** Sends that on a dial from now on. */
	steer(dial: DialId, course: Course): void {
		this.#room.steer(dial, course);
	}

	/** For a feature to negotiate the connection of a dial anew; `null` unless that was admitted. */
	negotiation(
		dial: DialId,
		events: NegotiationEvents<Stream>
	): Promise<Negotiation<Stream> | null> {
		return this.#room.negotiation(dial, events);
	}

	drops(): Drops {
		return this.#room.drops();
	}

	/** Takes one event; whatever it leads to happens before this returns, in order. */
	dispatch(event: RoomEvent): void {
		this.#inbox.push(event);
		if (this.#draining) return; // an effect called us back: the loop below will reach it
		this.#draining = true;
		try {
			for (let next; (next = this.#inbox.shift());) this.#take(next);
		} finally {
			this.#draining = false;
		}
	}

	/** Something has changed under the connection: whoever does not answer soon is lost on this way. */
	hasten(): void {
		this.#room.probeBroker();
		if (!this.link) return this.dispatch({ type: 'timer-fired', timer: 'retry' });
		this.dispatch({ type: 'timer-fired', timer: 'ping' });
		setTimer('silence', hastyMs, this.#outlets);
	}

	/** Finds out whether the broker is still there. */
	probeBroker(): void {
		this.#room.probeBroker();
	}

	setTrack(kind: MediaKind, track: Track | null): void {
		this.#room.setTrack(kind, track);
	}

	#take(event: RoomEvent): void {
		const [state, effects] = step(this.#state, event);
		if (callDial(this.#state) !== callDial(state)) this.#asides.forget();
		this.#state = state;
		for (const effect of effects) perform(effect, this.#outlets);
		this.#phase = roomPhase(state, this.#phase);
		this.#show(state);
		this.#recallMedia(state, event);
	}

	/** Sound and picture may be quicker than the word that admits them, which comes by another channel. */
	#recallMedia(state: RoomState, event: RoomEvent): void {
		if (event.type === 'media-arrived' && state.phase !== 'paired') this.#early.add(event.dial);
		if (state.phase === 'paired' && this.#early.delete(state.link)) {
			this.#inbox.push({ type: 'media-arrived', dial: state.link });
		}
	}

	#show(state: RoomState): void {
		if (state.phase === 'paired') {
			this.#remote = this.#room.remoteStream(state.link);
			this.#admitted = true;
			this.#theirs = state.theirs;
			if (this.#code?.of !== state.link) {
				this.#code = { of: state.link, numbers: this.#room.safetyCode(state.link) };
			}
		} else this.#code = null;
		if (this.#phase === 'connected') this.#talkingSince ??= this.#clock.now();
		const over = this.#phase !== 'connected' && this.#phase !== 'reconnecting';
		if (over && state.phase !== 'paired') {
			const dial = comingDial(state);
			this.#remote = dial && this.#room.remoteStream(dial);
			this.#admitted = false;
			this.#talkingSince = null;
		}
	}
}
