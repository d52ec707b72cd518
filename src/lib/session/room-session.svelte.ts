/** One stay in one room: drives the machine, carries out its effects, and shows its state. */
import type { Effect } from '../protocol/effect';
import type { MediaState, RoomEvent } from '../protocol/event';
import type {
	Clock,
	Drops,
	Evidence,
	Measures,
	MediaKind,
	OpenRoom,
	Path,
	Room
} from '../protocol/ports';
import type { DialId, VisitorId } from '../protocol/seat';
import { initialState, type RoomState } from '../protocol/state';
import { step } from '../protocol/step';
import { encode, maxMessageLength, type Aside } from '../protocol/wire';
import { Asides } from './asides';
import { comingDial, roomPhase, type RoomPhase } from './page-phase';

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
		this.#room = openRoom(visitorId, (event) => this.dispatch(event));
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

	/** What has flowed on a dial. */
	evidence(dial: DialId): Promise<Evidence | null> {
		return this.#room.evidence(dial);
	}

	/** How sound and picture go. */
	async measures(): Promise<Measures | null> {
		return this.link && this.#room.measures(this.link);
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

	setTrack(kind: MediaKind, track: Track | null): void {
		this.#room.setTrack(kind, track);
	}

	#take(event: RoomEvent): void {
		const [state, effects] = step(this.#state, event);
		const { link } = this;
		this.#state = state;
		if (this.link !== link) this.#asides.forget();
		for (const effect of effects) this.#perform(effect);
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

	#perform(effect: Effect): void {
		const room = this.#room;
		switch (effect.type) {
			case 'open-visitor':
				return room.openVisitor();
			case 'close-visitor':
				return room.closeVisitor();
			case 'prepare-dial':
				return room.prepareDial(effect.dial, effect.from, effect.to);
			case 'claim-seat':
				return room.claimSeat(effect.seat);
			case 'release-seat':
				return room.releaseSeat(effect.seat);
			case 'dial':
				return room.dial(effect.dial, effect.from, effect.to, effect.waits);
			case 'accept':
				return room.accept(effect.dial);
			case 'refuse':
				return room.refuse(effect.dial);
			case 'hang-up':
				return room.hangUp(effect.dial);
			case 'knock':
				return room.knock(effect.dial, effect.from, effect.to, effect.waits);
			case 'answer-knock':
				return room.answerKnock(effect.dial, effect.word);
			case 'keep-session':
				return room.keepSession(effect.dial);
			case 'confirm':
				return room.confirm(effect.dial);
			case 'say':
				return room.say(effect.dial, effect.message);
			case 'hand-on':
				return this.#asides.hear(effect.aside);
			case 'set-timer': {
				const { timer, afterMs } = effect;
				return this.#clock.set(timer, afterMs, () => this.dispatch({ type: 'timer-fired', timer }));
			}
			case 'cancel-timer':
				return this.#clock.cancel(effect.timer);
			case 'close-room':
				this.#clock.cancelAll();
				return room.close();
		}
	}
}
