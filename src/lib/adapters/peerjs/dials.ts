/** All dials of one stay, by id: those at our door, those we placed, those that have a connection. */
import type { MediaConnection } from 'peerjs';
import type { RoomEvent } from '../../protocol/event';
import type { MediaKind } from '../../protocol/ports';
import type { BrokerId, DialId, KnockWord, Seat } from '../../protocol/seat';
import type { ControlMessage } from '../../protocol/wire';
import type { BrokerSocket } from './broker-socket';
import { openControl, sendOnAnswer, type LocalTracks, type PreparedConnection } from './connection';
import { callOver, type BrokerMessage } from './internals';
import { Link } from './link';
import { compose, type Signal, type Spelling } from './signal';

interface DialsOptions {
	readonly spelling: Spelling;
	readonly tracks: () => LocalTracks;
	readonly takeConnection: () => PreparedConnection;
	readonly dispatch: (event: RoomEvent) => void;
}

/** Somebody at the door: nothing of it has reached PeerJS, and it has cost no connection. */
interface Waiting {
	readonly socket: BrokerSocket;
	readonly from: BrokerId;
	/** The offer and the candidates that came after it; empty for a knock. */
	readonly messages: BrokerMessage[];
}

/** A dial with a connection, and how the other side is reached through the broker. */
interface Live {
	readonly socket: BrokerSocket;
	readonly other: BrokerId;
	readonly link: Link;
}

/** More candidates than any browser gathers. */
const messagesAtMost = 64;

export class Dials {
	readonly #options: DialsOptions;
	readonly #waiting = new Map<DialId, Waiting>();
	readonly #placing = new Set<DialId>();
	readonly #live = new Map<DialId, Live>();
	readonly #knocks = new Map<DialId, Seat>();

	constructor(options: DialsOptions) {
		this.#options = options;
	}

	/** Dials a seat as soon as the socket is open. */
	place(id: DialId, socket: BrokerSocket, to: Seat): void {
		this.#placing.add(id);
		socket.whenOpen(() => {
			if (!this.#placing.delete(id)) return;
			const { connection, control } = this.#options.takeConnection();
			const address = this.#options.spelling.toBroker(to);
			const call = callOver(socket.peer, address, id, connection);
			this.#adopt(id, socket, to, call, control);
		});
	}

	/** Lets PeerJS see an offer that was held back, and answers it. */
	accept(id: DialId): void {
		const waiting = this.#waiting.get(id);
		const [offer, ...candidates] = waiting?.messages ?? [];
		if (!waiting || !offer) {
			this.#options.dispatch({ type: 'dial-closed', dial: id });
			return;
		}
		this.#waiting.delete(id);
		const { socket, from } = waiting;
		socket.peer.once('call', (call) => {
			call.answer(new MediaStream());
			sendOnAnswer(call.peerConnection, this.#options.tracks);
			this.#adopt(id, socket, from, call, openControl(call.peerConnection));
		});
		socket.deliver(offer);
		for (const candidate of candidates) socket.deliver(candidate);
	}

	refuse(id: DialId): void {
		this.answerKnock(id, 'full');
	}

	knock(id: DialId, socket: BrokerSocket, to: Seat): void {
		for (const [old, seat] of this.#knocks) if (seat === to) this.#knocks.delete(old);
		this.#knocks.set(id, to);
		socket.whenOpen(() => this.#send(socket, to, { type: 'knock', dial: id }));
	}

	answerKnock(id: DialId, word: KnockWord): void {
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		this.#waiting.delete(id);
		this.#send(waiting.socket, waiting.from, { type: 'word', dial: id, word });
	}

	say(id: DialId, message: ControlMessage): void {
		this.#live.get(id)?.link.say(message);
	}

	stream(id: DialId): MediaStream | null {
		return this.#live.get(id)?.link.stream ?? null;
	}

	sendTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		for (const { link } of this.#live.values()) link.sendTrack(kind, track);
	}

	/** Ends a dial in whatever state it is. One that is not open yet is withdrawn, so that nobody waits for it. */
	end(id: DialId): void {
		this.#placing.delete(id);
		this.#waiting.delete(id);
		const live = this.#live.get(id);
		if (!live) return;
		this.#live.delete(id);
		if (!live.link.isOpen) this.#send(live.socket, live.other, { type: 'withdrawal', dial: id });
		live.link.end();
	}

	endAll(): void {
		this.#knocks.clear();
		for (const id of [...this.#placing, ...this.#waiting.keys(), ...this.#live.keys()])
			this.end(id);
	}

	/** A message of this room from the broker. Each must come from where its dial says. */
	receive(signal: Signal, socket: BrokerSocket): void {
		const { dial, from } = signal;
		switch (signal.type) {
			case 'dial':
				this.#waiting.set(dial, { socket, from, messages: [signal.raw] });
				return this.#options.dispatch({ type: 'dial-arrived', dial, from });
			case 'knock':
				this.#waiting.set(dial, { socket, from, messages: [] });
				return this.#options.dispatch({ type: 'knock-arrived', dial, from });
			case 'answer':
				if (this.#live.get(dial)?.other !== from) return;
				socket.deliver(signal.raw);
				return this.#options.dispatch({ type: 'dial-answered', dial });
			case 'candidate':
				return this.#candidate(dial, from, signal.raw, socket);
			case 'word':
				return this.#word(dial, from, signal.word);
			case 'withdrawal':
				if ((this.#live.get(dial)?.other ?? this.#waiting.get(dial)?.from) !== from) return;
				this.end(dial);
				return this.#options.dispatch({ type: 'dial-closed', dial });
		}
	}

	#candidate(dial: DialId, from: BrokerId, raw: BrokerMessage, socket: BrokerSocket): void {
		if (this.#live.get(dial)?.other === from) return socket.deliver(raw);
		const waiting = this.#waiting.get(dial);
		if (waiting?.from === from && waiting.messages.length < messagesAtMost) {
			waiting.messages.push(raw);
		}
	}

	#word(dial: DialId, from: BrokerId, word: KnockWord): void {
		const seat = this.#knocks.get(dial);
		if (seat !== undefined && seat === from) {
			this.#knocks.delete(dial);
			this.#options.dispatch({ type: 'knock-answered', seat, word });
		} else if (word === 'full' && this.#live.get(dial)?.other === from) {
			this.#options.dispatch({ type: 'dial-refused', dial });
		}
	}

	#adopt(
		id: DialId,
		socket: BrokerSocket,
		other: BrokerId,
		call: MediaConnection,
		control: RTCDataChannel
	): void {
		const { dispatch } = this.#options;
		const link = new Link(call, control, {
			opened: () => dispatch({ type: 'dial-opened', dial: id }),
			closed: () => {
				this.#live.delete(id);
				dispatch({ type: 'dial-closed', dial: id });
			},
			heard: (message) => dispatch({ type: 'heard', dial: id, message }),
			violated: (reason) => {
				console.warn('the other side broke the protocol:', reason);
				dispatch({ type: 'violated', dial: id });
			},
			mediaArrived: () => dispatch({ type: 'media-arrived', dial: id })
		});
		this.#live.set(id, { socket, other, link });
	}

	#send(socket: BrokerSocket, to: BrokerId, signal: Parameters<typeof compose>[0]): void {
		socket.send(compose(signal, this.#options.spelling.toBroker(to)));
	}
}
