/** One file of the friend's on its way here: offered, and taken only by the person's own press. */
import type { Sink } from '../../../protocol/ports';
import type { FileState, FileView } from '../sharing-view';
import { blockBytes, wholeDigest, type Digest, type Piece } from './blocks';
import { cleanName } from './name';
import type { StopReason, Word } from './words';

export interface IncomingParts {
	readonly offer: Extract<Word, { is: 'offer' }>;
	/** Whose it is. */
	readonly from: string;
	readonly digest: Digest;
	/** `null` when the person would rather not; `full` when there is no room for it. */
	readonly openSink: (name: string, size: number) => Promise<Sink | 'full' | null>;
	readonly say: (word: Word) => void;
	/** The file lies ready to be downloaded, by that name. */
	readonly ready: (link: string, name: string) => void;
}

/** A quarter of what may be on its way (outgoing.svelte.ts). */
const saidEachBytes = 4 * blockBytes;

export class Incoming implements FileView {
	readonly mine = false;
	readonly id: number;
	readonly from: string;
	readonly name: string;
	readonly size: number;
	readonly #parts: IncomingParts;
	#state = $state.raw<FileState>('offered');
	#done = $state.raw(0);
	#why = $state.raw<StopReason | null>(null);
	#paused = $state.raw(false);
	#theyPause = $state.raw(false);
	#link = $state.raw<string | null>(null);
	#sink: Sink | null = null;
	/** What has come, written or not. */
	#got = 0;
	/** What the friend knows to be written. */
	#said = 0;
	#block = new Uint8Array(0);
	readonly #digests: Promise<ArrayBuffer>[] = [];
	/** One block after the other. */
	#writing: Promise<void> = Promise.resolve();
	/** What all of it has to be, said by the friend: it may come sooner than the bytes. */
	#told: string | null = null;

	constructor(parts: IncomingParts) {
		const { offer, from } = parts;
		this.#parts = parts;
		this.id = offer.id;
		this.from = from;
		this.name = cleanName(offer.name);
		this.size = offer.size;
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
		return this.#link;
	}
	get isOver(): boolean {
		return this.#state === 'kept' || this.#state === 'stopped';
	}

	async accept(): Promise<void> {
		if (this.#state !== 'offered') return;
		this.#state = 'choosing';
		try {
			const sink = await this.#parts.openSink(this.name, this.size);
			if (sink === 'full') return this.stop('unwritable');
			if (this.isOver) return void (await sink?.drop());
			this.#state = sink ? 'going' : 'offered';
			this.#sink = sink;
			if (sink) this.#ask();
		} catch (cause) {
			this.#failed(cause);
		}
	}

	/** The friend offers it again, on a new connection: it goes on where it was. */
	offeredAgain(): void {
		const { id } = this;
		this.#theyPause = false;
		if (this.#state === 'kept') this.#parts.say({ is: 'kept', id });
		else if (this.#state === 'stopped')
			this.#parts.say({ is: 'stop', id, why: this.#why ?? 'cancelled' });
		else if (this.#state === 'going') this.#ask();
	}

	pause(paused: boolean): void {
		if (this.isOver || paused === this.#paused) return;
		this.#paused = paused;
		if (paused) this.#parts.say({ is: 'pause', id: this.id, paused });
		else if (this.#state === 'going') this.#ask();
	}

	stop(why: StopReason): void {
		if (this.isOver) return;
		this.#parts.say({ is: 'stop', id: this.id, why });
		this.#stopped(why);
	}

	hear(word: Word): void {
		if (this.isOver) return;
		if (word.is === 'stop') this.#stopped(word.why);
		else if (word.is === 'end') {
			this.#told ??= word.digest;
			this.#finishWhenWhole();
		} else if (word.is === 'pause') {
			this.#theyPause = word.paused;
			if (!word.paused && this.#state === 'going') this.#ask();
		}
	}

	/** What does not follow on what is here was sent before that was known. */
	take({ at, bytes }: Piece): void {
		if (this.#state !== 'going' || at !== this.#got || bytes.length > this.size - at) return;
		let rest = bytes;
		while (rest.length > 0) {
			const filled = this.#got % blockBytes;
			if (filled === 0) this.#block = new Uint8Array(Math.min(blockBytes, this.size - this.#got));
			const part = rest.subarray(0, this.#block.length - filled);
			this.#block.set(part, filled);
			this.#got += part.length;
			rest = rest.subarray(part.length);
			if (filled + part.length === this.#block.length) this.#write(this.#block);
		}
	}

	/** For the rest, or for it to wait. */
	#ask(): void {
		const { id } = this;
		if (this.#paused) this.#parts.say({ is: 'pause', id, paused: true });
		else {
			this.#said = this.#got;
			this.#parts.say({ is: 'go', id, from: this.#got });
		}
	}

	#write(block: Uint8Array<ArrayBuffer>): void {
		const upTo = this.#got;
		this.#digests.push(this.#parts.digest(block));
		this.#writing = this.#writing
			.then(async () => {
				if (this.isOver) return;
				await this.#sink?.write(block);
				this.#done = upTo;
				this.#tell(upTo);
				this.#finishWhenWhole();
			})
			.catch((cause: unknown) => this.#failed(cause));
	}

	/** Not too often: a control channel takes 200 words in a second. */
	#tell(upTo: number): void {
		if (upTo - this.#said < saidEachBytes && upTo !== this.size) return;
		this.#said = upTo;
		this.#parts.say({ is: 'written', id: this.id, upTo });
	}

	#finishWhenWhole(): void {
		if (this.#state !== 'going' || this.#done !== this.size || this.#told === null) return;
		this.#state = 'checking';
		this.#finish(this.#told).catch((cause: unknown) => this.#failed(cause));
	}

	async #finish(told: string): Promise<void> {
		const found = await wholeDigest(await Promise.all(this.#digests), this.#parts.digest);
		if (this.isOver) return;
		if (found !== told) return this.stop('damaged');
		const link = (await this.#sink?.keep()) ?? null;
		this.#sink = null;
		if (this.isOver) return;
		this.#state = 'kept';
		this.#link = link;
		this.#parts.say({ is: 'kept', id: this.id });
		if (link !== null) this.#parts.ready(link, this.name);
	}

	#failed(cause: unknown): void {
		console.warn('a file could not be written:', cause);
		this.stop('unwritable');
	}

	#stopped(why: StopReason): void {
		this.#state = 'stopped';
		this.#why = why;
		const sink = this.#sink;
		this.#sink = null;
		sink?.drop().catch((cause: unknown) => console.warn('half a file may be left:', cause));
	}
}
