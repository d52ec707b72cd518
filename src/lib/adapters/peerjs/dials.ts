/** All dials of one stay, by id: those at our door, those we placed, those that have a connection. */
import type { MediaConnection } from 'peerjs';
import type { RoomEvent } from '../../protocol/event';
import type { DropReason, MediaKind, Seal } from '../../protocol/ports';
import type { BrokerId, DialId, KnockWord, Seat } from '../../protocol/seat';
import type { ControlMessage } from '../../protocol/wire';
import type { Address } from './address';
import { Answering, Dialling } from './admission';
import { openControl, sendOnAnswer, type LocalTracks, type PreparedConnection } from './connection';
import { Door } from './door';
import { description, readMade } from './from-peerjs';
import { callOver, type BrokerMessage } from './internals';
import { Knocks } from './knocks';
import type { Grace } from './link';
import { LiveDial, type LiveDialParts } from './live-dial';
import type { Signal } from './signal';
import type { Spelling } from './spelling';

interface DialsOptions {
	readonly spelling: Spelling;
	readonly seal: Seal;
	readonly tracks: () => LocalTracks;
	/** The secret of our call, or of the last one (R7). */
	readonly session: () => string | null;
	readonly takeConnection: () => PreparedConnection;
	readonly dispatch: (event: RoomEvent) => void;
	readonly dropped: (reason: DropReason) => void;
}

/** A dial whose offer is sealed and not sent. */
interface Foreseen {
	readonly id: DialId;
	readonly address: Address;
	readonly to: Seat;
	readonly connection: RTCPeerConnection;
	readonly admission: Dialling;
	readonly send: () => void;
}

/**
 * To close a connection keeps a slow page busy for up to half a second, and most that were only tried are given up
 * because there is a call now, which needs the page itself.
 */
const triedMs = 1_000;

export class Dials {
	readonly #options: DialsOptions;
	readonly #door: Door;
	readonly #knocks: Knocks;
	readonly #placing = new Set<DialId>();
	readonly #live = new Map<DialId, LiveDial>();
	/** The stay has ended: what was given up is closed now. */
	readonly #over = new AbortController();
	#foreseen: Foreseen | null = null;

	constructor(options: DialsOptions) {
		this.#options = options;
		this.#door = new Door(options);
		this.#knocks = new Knocks(options.seal);
	}

	/** Seals the offer of a dial that is to come, so that placing it is to send it. */
	foresee(id: DialId, address: Address, to: Seat, connection: RTCPeerConnection): void {
		const offer = connection.localDescription;
		if (!offer) return;
		const admission = this.#diallingFrom(id, address, to, false);
		const content = admission.offer(offer.sdp);
		const send = address.mailbox.prepare('dial', { dial: id, to }, content);
		this.#foreseen = { id, address, to, connection, admission, send };
	}

	/** Dials a seat; `when` runs it as soon as the address is open and all else is there. */
	place(id: DialId, address: Address, to: Seat, waits: boolean, when: Address['whenOpen']): void {
		this.#placing.add(id);
		when(() => {
			if (!this.#placing.delete(id)) return;
			const { connection, control } = this.#options.takeConnection();
			const { spelling } = this.#options;
			const dial = { id, address, to, connection };
			const admission = this.#sendForeseen(dial) ?? this.#diallingFrom(id, address, to, waits);
			const call = callOver(address.peer, spelling.toBroker(to), id, connection);
			this.#adopt({ id, address, other: to, call, control, admission, latest: 0 });
		});
	}

	/** Lets PeerJS see an offer that was held back, and answers it. */
	accept(id: DialId): void {
		const arrived = this.#door.open(id);
		if (!arrived?.offer) return this.#options.dispatch({ type: 'dial-closed', dial: id });
		const { address, from: other, offer, candidates, latest } = arrived;
		address.peer.once('call', (call: MediaConnection) => {
			call.answer(new MediaStream());
			sendOnAnswer(call.peerConnection, this.#options.tracks);
			const admission = new Answering(this.#options.seal, offer);
			const control = openControl(call.peerConnection);
			this.#adopt({ id, address, other, call, control, admission, latest });
		});
		const src = this.#options.spelling.toBroker(other);
		address.deliver(description('offer', id, offer.sdp, src));
		for (const candidate of candidates) address.deliver(candidate);
	}

	refuse(id: DialId): void {
		this.#door.say(id, 'full');
	}

	knock(id: DialId, address: Address, to: Seat, waits: boolean): void {
		this.#knocks.place(id, address, to, { session: this.#options.session(), waits });
	}

	answerKnock(id: DialId, word: KnockWord): void {
		this.#door.say(id, word);
	}

	confirm(id: DialId): void {
		this.#live.get(id)?.confirm();
	}

	say(id: DialId, message: ControlMessage): void {
		this.#live.get(id)?.link.say(message);
	}

	stream(id: DialId): MediaStream | null {
		return this.#live.get(id)?.link.stream ?? null;
	}

	safetyCode(id: DialId): readonly number[] | null {
		return this.#live.get(id)?.safetyCode ?? null;
	}

	session(id: DialId): string | null {
		return this.#live.get(id)?.session ?? null;
	}

	/** A dial that has a connection. */
	live(id: DialId): Pick<LiveDial, 'link' | 'partner' | 'isOurs'> | null {
		return this.#live.get(id) ?? null;
	}

	connections(): RTCPeerConnection[] {
		return [...this.#live.values()].map(({ link }) => link.connection);
	}

	sendTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		for (const { link } of this.#live.values()) link.sendTrack(kind, track);
	}

	/** Ends a dial in whatever state it is. */
	end(id: DialId): void {
		this.#end(id, { ms: triedMs, until: this.#over.signal });
	}

	endAll(): void {
		this.#knocks.forget();
		for (const id of [...this.#placing, ...this.#door.ids, ...this.#live.keys()]) this.#end(id);
		this.#over.abort();
	}

	/** Whether we wait for an answer from there. */
	asks(address: BrokerId | null): boolean {
		return (
			this.#knocks.asks(address) || [...this.#live.values()].some((dial) => dial.asks(address))
		);
	}

	/** PeerJS has something to say about a dial. */
	made(message: BrokerMessage): void {
		const made = readMade(message);
		const [, live] = [...this.#live].find(([id]) => id === made?.dial) ?? [];
		if (made) live?.post(made);
	}

	/** A message of this room. What does not belong to anything that goes on is dropped. */
	receive(signal: Signal, address: Address): void {
		const reason = this.#take(signal, address);
		if (reason !== null) this.#options.dropped(reason);
	}

	#end(id: DialId, grace?: Grace): void {
		this.#placing.delete(id);
		this.#door.open(id);
		const live = this.#live.get(id);
		this.#live.delete(id);
		live?.end(grace);
	}

	#diallingFrom(dial: DialId, { me }: Address, to: Seat, waits: boolean): Dialling {
		const { seal, session } = this.#options;
		const header = { kind: 'dial', dial, from: me, to } as const;
		return new Dialling(seal, header, { session: session(), waits });
	}

	/** Sends the offer that was sealed ahead, if it was for this very dial. */
	#sendForeseen(dial: Pick<Foreseen, 'id' | 'address' | 'to' | 'connection'>): Dialling | null {
		const foreseen = this.#foreseen;
		this.#foreseen = null;
		const { id, address, to, connection } = dial;
		if (foreseen?.id !== id || foreseen.address !== address) return null;
		if (foreseen.to !== to || foreseen.connection !== connection) return null;
		foreseen.send();
		return foreseen.admission;
	}

	#take(signal: Signal, address: Address): DropReason | null {
		const { dial } = signal;
		const live = this.#live.get(dial);
		const owner = live?.owns(signal) ? live : null;
		switch (signal.kind) {
			case 'dial':
			case 'knock':
				return this.#door.arrive(signal, address);
			case 'answer':
				return owner ? owner.answered(signal) : 'stale';
			case 'candidate':
				return owner ? owner.candidate(signal) : this.#door.candidate(signal);
			case 'word':
				return this.#word(signal, owner);
			case 'withdrawal':
				if (!owner && !this.#door.holds(signal)) return 'stale';
				this.end(dial);
				this.#options.dispatch({ type: 'dial-closed', dial });
				return null;
		}
	}

	#word(
		{ dial, from, content, question }: Extract<Signal, { kind: 'word' }>,
		owner: LiveDial | null
	): DropReason | null {
		const { word } = content;
		if (word !== 'full' && word !== 'room') return 'malformed';
		const seat = this.#knocks.answered(dial, from, question);
		if (!seat) return word === 'full' && owner ? owner.refused() : 'stale';
		this.#options.dispatch({ type: 'knock-answered', seat, word });
		return null;
	}

	#adopt(parts: Omit<LiveDialParts, 'spelling' | 'dispatch' | 'ended'>): void {
		const { spelling, dispatch } = this.#options;
		const { id } = parts;
		const ended = (): void => {
			this.#live.delete(id);
			dispatch({ type: 'dial-closed', dial: id });
		};
		this.#live.set(id, new LiveDial({ ...parts, spelling, dispatch, ended }));
	}
}
