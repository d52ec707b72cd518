/** All dials of one tab at the memory broker: at the door, placed, connected. */
import type { RoomEvent } from '../../src/lib/protocol/event';
import type { BrokerId, DialId, KnockWord, Seat } from '../../src/lib/protocol/seat';
import type { ControlMessage } from '../../src/lib/protocol/wire';
import type { MemoryBroker, Post } from './memory-broker';
import type { TabSocket } from './tab-socket';
import { streamOf, TwinTrack } from './twin-media';

interface MemoryDialsOptions {
	readonly broker: MemoryBroker;
	/** Sound or picture is being sent. */
	readonly sends: () => boolean;
	/** Nothing comes through here. */
	readonly walled: () => boolean;
	/** Of the call, or the last one (R7). */
	readonly session: () => string | null;
	readonly dispatch: (event: RoomEvent) => void;
}

/** One end of a dial that has a connection. */
export interface DialEnd {
	readonly dials: MemoryDials;
	readonly socket: TabSocket;
	readonly other: BrokerId;
	readonly stream: MediaStream;
	far: DialEnd | null;
	isOpen: boolean;
}

interface Waiting {
	readonly socket: TabSocket;
	readonly from: BrokerId;
	/** The dialler's end; `null` for a knock. */
	readonly end: DialEnd | null;
}

export class MemoryDials {
	readonly #options: MemoryDialsOptions;
	readonly #placing = new Set<DialId>();
	readonly #waiting = new Map<DialId, Waiting>();
	readonly #ends = new Map<DialId, DialEnd>();
	readonly #knocks = new Map<DialId, Seat>();
	#dead = false;

	constructor(options: MemoryDialsOptions) {
		this.#options = options;
	}

	get connections(): number {
		return this.#ends.size;
	}

	/** Dials as soon as the socket is open; `placed` is told when that is. */
	place(id: DialId, socket: TabSocket, to: Seat, waits: boolean, placed: () => void): void {
		this.#placing.add(id);
		socket.whenOpen(() => {
			if (!this.#placing.delete(id)) return;
			placed();
			const session = this.#options.session();
			const end = this.#begin(id, socket, to, null);
			socket.send(to, { type: 'dial', dial: id, end, session, waits });
		});
	}

	accept(id: DialId): void {
		const waiting = this.#waiting.get(id);
		if (!waiting?.end) return this.#options.dispatch({ type: 'dial-closed', dial: id });
		this.#waiting.delete(id);
		const { socket, from, end: far } = waiting;
		socket.send(from, { type: 'answer', dial: id, end: this.#begin(id, socket, from, far) });
	}

	knock(id: DialId, socket: TabSocket, to: Seat, waits: boolean): void {
		for (const [old, seat] of this.#knocks) if (seat === to) this.#knocks.delete(old);
		this.#knocks.set(id, to);
		const session = this.#options.session();
		socket.whenOpen(() => {
			if (this.#knocks.has(id)) socket.send(to, { type: 'knock', dial: id, session, waits });
		});
	}

	/** Also refuses a dial, by `full`. */
	answerKnock(id: DialId, word: KnockWord): void {
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		this.#waiting.delete(id);
		waiting.socket.send(waiting.from, { type: 'word', dial: id, word });
	}

	say(id: DialId, message: ControlMessage): void {
		const end = this.#ends.get(id);
		if (!end?.isOpen) return;
		this.#tell(end, { type: 'heard', dial: id, message });
	}

	/** One for each dial that is open. */
	session(id: DialId): string | null {
		return this.#ends.get(id)?.isOpen ? `session of ${id}` : null;
	}

	/** One for each dial, as soon as it is open. */
	safetyCode(id: DialId): readonly number[] | null {
		if (!this.#ends.get(id)?.isOpen) return null;
		return Array.from({ length: 5 }, (_, at) => id.charCodeAt(at % id.length) % 64);
	}

	/** The dialler's first word; memory is never forged. */
	confirm(id: DialId): void {
		const end = this.#ends.get(id);
		if (end?.isOpen) this.#tell(end, { type: 'confirmed', dial: id, proved: true });
	}

	stream(id: DialId): MediaStream | null {
		return this.#ends.get(id)?.stream ?? null;
	}

	/** Something that was not sent before now reaches everybody. */
	flow(): void {
		for (const [id, end] of this.#ends) if (end.isOpen) this.#flow(id, end);
	}

	end(id: DialId): void {
		this.#placing.delete(id);
		this.#waiting.delete(id);
		const end = this.#ends.get(id);
		if (!end) return;
		this.#ends.delete(id);
		if (!end.isOpen) return end.socket.send(end.other, { type: 'withdrawal', dial: id });
		end.isOpen = false;
		const { far } = end;
		if (far) this.#options.broker.send(() => far.dials.#farClosed(id));
	}

	endAll(): void {
		this.#knocks.clear();
		for (const id of [...this.#placing, ...this.#waiting.keys(), ...this.#ends.keys()]) {
			this.end(id);
		}
	}

	/** The tab is gone: what is not connected yet never will be, the other side of the rest hears nothing more. */
	die(): void {
		this.#dead = true;
	}

	receive(post: Post, from: BrokerId, socket: TabSocket): void {
		if (this.#dead) return;
		const { dial } = post;
		switch (post.type) {
			case 'dial':
				this.#waiting.set(dial, { socket, from, end: post.end });
				return this.#options.dispatch({
					type: 'dial-arrived',
					dial,
					from,
					...this.#standing(post)
				});
			case 'knock':
				this.#waiting.set(dial, { socket, from, end: null });
				return this.#options.dispatch({
					type: 'knock-arrived',
					dial,
					from,
					...this.#standing(post)
				});
			case 'answer':
				return this.#answered(dial, from, post.end);
			case 'word':
				return this.#word(dial, from, post.word);
			case 'withdrawal':
				if ((this.#ends.get(dial)?.other ?? this.#waiting.get(dial)?.from) !== from) return;
				this.#waiting.delete(dial);
				return this.#closed(dial);
		}
	}

	#standing({ session, waits }: Extract<Post, { type: 'dial' | 'knock' }>) {
		const resumes = session !== null && session === this.#options.session();
		return { ...(resumes && { resumes }), ...(waits && { waits }) };
	}

	#begin(id: DialId, socket: TabSocket, other: BrokerId, far: DialEnd | null): DialEnd {
		const stream = streamOf([new TwinTrack('audio'), new TwinTrack('video')]);
		const end: DialEnd = { dials: this, socket, other, stream, far, isOpen: false };
		this.#ends.set(id, end);
		return end;
	}

	#answered(dial: DialId, from: BrokerId, far: DialEnd): void {
		const end = this.#ends.get(dial);
		if (end?.other !== from) return;
		end.far = far;
		this.#options.dispatch({ type: 'dial-answered', dial });
		if ([this, far.dials].some((side) => side.#options.walled())) return;
		this.#options.broker.send(() => far.dials.#opened(dial, far, () => undefined));
		this.#options.broker.send(() =>
			this.#opened(dial, end, () =>
				this.#options.dispatch({ type: 'dial-opened', dial, proved: true })
			)
		);
	}

	#opened(dial: DialId, end: DialEnd, report: () => void): void {
		if (this.#ends.get(dial) !== end || this.#dead) return;
		if (!end.far || end.far.dials.#dead) return;
		end.isOpen = true;
		// Sound and picture may be quicker than the first word, which comes by another channel.
		if (this.#options.sends()) this.#flow(dial, end);
		report();
	}

	#flow(dial: DialId, end: DialEnd): void {
		this.#tell(end, { type: 'media-arrived', dial });
	}

	/** What goes over a connection arrives for as long as its far end is open. */
	#tell({ far }: DialEnd, event: RoomEvent): void {
		this.#options.broker.send(() => {
			if (far?.isOpen) far.dials.#options.dispatch(event);
		});
	}

	#farClosed(dial: DialId): void {
		if (this.#ends.has(dial)) this.#closed(dial);
	}

	#closed(dial: DialId): void {
		this.#ends.delete(dial);
		this.#options.dispatch({ type: 'dial-closed', dial });
	}

	#word(dial: DialId, from: BrokerId, word: KnockWord): void {
		const seat = this.#knocks.get(dial);
		if (seat !== undefined && seat === from) {
			this.#knocks.delete(dial);
			this.#options.dispatch({ type: 'knock-answered', seat, word });
		} else if (word === 'full' && this.#ends.get(dial)?.other === from) {
			this.#options.dispatch({ type: 'dial-refused', dial });
		}
	}
}
