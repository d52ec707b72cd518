/** One file of one's own on its way to the friend. */
import type { Bytes } from '../../../protocol/ports';
import type { FileState, FileView } from '../sharing-view';
import { blockBytes, frame, pieceBytes, wholeDigest, type Digest } from './blocks';
import type { StopReason, Word } from './words';

interface OutgoingParts {
	readonly id: number;
	/** For whom it is: nobody else is offered it. */
	readonly to: string;
	readonly file: File;
	readonly digest: Digest;
	/** Reaches the friend, if they are there. */
	readonly say: (word: Word) => void;
	/** The way of the connection that is there now. */
	readonly way: () => Bytes | null;
}

/** As much may be on its way and not written yet: a slow disk fills no memory. */
const aheadBytes = 16 * blockBytes;

export class Outgoing implements FileView {
	readonly mine = true;
	readonly #parts: OutgoingParts;
	#state = $state.raw<FileState>('offered');
	#done = $state.raw(0);
	#why = $state.raw<StopReason | null>(null);
	#paused = $state.raw(false);
	#theyPause = $state.raw(false);
	/** Counts the times that it was begun to be sent: an earlier one does nothing more. */
	#run = 0;
	#written = 0;
	#room: (() => void) | null = null;
	readonly #digests: ArrayBuffer[] = [];

	constructor(parts: OutgoingParts) {
		this.#parts = parts;
	}

	get id(): number {
		return this.#parts.id;
	}
	get to(): string {
		return this.#parts.to;
	}
	get name(): string {
		return this.#parts.file.name;
	}
	get size(): number {
		return this.#parts.file.size;
	}
	get state(): FileState {
		return this.#state;
	}
	get done(): number {
		return this.#done;
	}
	get why(): StopReason | null {
		return this.#why;
	}
	get paused(): boolean {
		return this.#paused;
	}
	get theyPause(): boolean {
		return this.#theyPause;
	}
	get link(): string | null {
		return null;
	}
	get isOver(): boolean {
		return this.#state === 'kept' || this.#state === 'stopped';
	}

	/** Says what the friend must know on a new connection. */
	introduce(): void {
		this.halt();
		const { id, name, size } = this;
		if (!this.isOver) this.#parts.say({ is: 'offer', id, name, size });
		if (this.#paused) this.#parts.say({ is: 'pause', id, paused: true });
	}

	/** Nothing more is sent until the friend asks for it. */
	halt(): void {
		this.#run += 1;
		this.#room?.();
	}

	pause(paused: boolean): void {
		if (this.isOver || paused === this.#paused) return;
		this.#paused = paused;
		if (paused) this.halt();
		this.#parts.say({ is: 'pause', id: this.id, paused });
	}

	stop(why: StopReason): void {
		if (this.isOver) return;
		this.#parts.say({ is: 'stop', id: this.id, why });
		this.#over('stopped', why);
	}

	hear(word: Word): void {
		if (this.isOver) return;
		switch (word.is) {
			case 'go':
				return this.#go(word.from);
			case 'written':
				return this.#wrote(word.upTo);
			case 'pause':
				return this.#pausedThere(word.paused);
			case 'kept':
				return this.#over('kept', null);
			case 'stop':
				return this.#over('stopped', word.why);
			default: // nothing that is said to who sends
		}
	}

	#over(state: 'kept' | 'stopped', why: StopReason | null): void {
		this.halt();
		this.#state = state;
		this.#why = why;
		if (state === 'kept') this.#done = this.size;
	}

	/** Only what is taken is paused: the word of that may have been lost. */
	#pausedThere(paused: boolean): void {
		this.#theyPause = paused;
		if (this.#state === 'offered') this.#state = 'going';
		if (paused) this.halt();
	}

	#go(from: number): void {
		this.halt();
		const way = this.#parts.way();
		if (!way || from > this.size) return;
		this.#theyPause = false;
		this.#state = 'going';
		// Whoever pauses has said so, and goes on when they want.
		if (this.#paused) return;
		this.#written = from;
		this.#done = from;
		const run = this.#run;
		this.#send(from, way, run).catch((cause: unknown) => {
			// A connection that breaks is another run's matter.
			if (run !== this.#run || (cause instanceof DOMException && cause.name === 'AbortError'))
				return;
			console.warn('a file could not be sent:', cause);
			this.stop('unreadable');
		});
	}

	async #send(from: number, way: Bytes, run: number): Promise<void> {
		const { id, size } = this;
		for (let start = from - (from % blockBytes); start < size; start += blockBytes) {
			const block = await this.#block(start);
			for (let at = Math.max(from, start); at < start + block.length; at += pieceBytes) {
				await this.#whenWritten(at - aheadBytes, run);
				if (run !== this.#run) return;
				const bytes = block.subarray(at - start, at - start + pieceBytes);
				await way.send(frame({ id, at, bytes }));
			}
			if (run !== this.#run) return;
		}
		const blocks = Math.ceil(size / blockBytes);
		for (let at = 0; at < blocks; at += 1)
			if (!this.#digests[at]) await this.#block(at * blockBytes);
		const digest = await wholeDigest(this.#digests, this.#parts.digest);
		if (run === this.#run) this.#parts.say({ is: 'end', id, digest });
	}

	/** Read and digested. */
	async #block(start: number): Promise<Uint8Array<ArrayBuffer>> {
		const { file, digest } = this.#parts;
		const block = new Uint8Array(await file.slice(start, start + blockBytes).arrayBuffer());
		this.#digests[start / blockBytes] ??= await digest(block);
		return block;
	}

	async #whenWritten(upTo: number, run: number): Promise<void> {
		while (this.#written < upTo && run === this.#run)
			await new Promise<void>((room) => (this.#room = room));
	}

	#wrote(upTo: number): void {
		if (upTo > this.size || upTo < this.#written) return;
		this.#written = upTo;
		this.#done = upTo;
		this.#room?.();
	}
}
