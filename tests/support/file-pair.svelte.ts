/** Two pages that send each other files: a line for words, a way for bytes, and disks in memory. */
import { flushSync } from 'svelte';
import { expect } from 'vitest';
import type { Bytes, Sink } from '../../src/lib/protocol/ports';
import { Files } from '../../src/lib/session/life/files/files.svelte';
import type { FileView } from '../../src/lib/session/life/sharing-view';
import { TwinLine } from './twin-line.svelte';
import { inEffects } from './watch.svelte';

type Side = 0 | 1;

/** Many times as long as anything here takes. */
const patienceMs = 30_000;

/** Who offers, and who is offered. */
export const alice = 0;
export const bob = 1;

export const mebibyte = 1_048_576;

/** Not the same anywhere. */
export function content(size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(size);
	for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8) * 7 + (at >> 16)) & 255;
	return bytes;
}

type Heard = (bytes: ArrayBuffer) => void;

/** What becomes of what is written. */
export class TwinDisk {
	readonly files: Uint8Array[] = [];
	/** What was begun and is no more. */
	dropped = 0;
	/** Where to put it is asked, and this is the answer. */
	answer: 'here' | 'full' | null = 'here';
	/** Nothing is written before it is let. */
	slow = false;
	#waiting: (() => void)[] = [];

	readonly open = async (): Promise<Sink | 'full' | null> => {
		if (this.answer !== 'here') return this.answer;
		const blocks: Uint8Array[] = [];
		return {
			write: async (bytes) => {
				if (this.slow) await new Promise<void>((written) => this.#waiting.push(written));
				blocks.push(bytes.slice());
			},
			keep: async () => {
				this.files.push(
					new Uint8Array(await new Blob(blocks as Uint8Array<ArrayBuffer>[]).arrayBuffer())
				);
				return `blob:${this.files.length}`;
			},
			drop: async () => {
				this.dropped += 1;
			}
		};
	};

	write(): void {
		for (const written of this.#waiting.splice(0)) written();
	}
}

export class FilePair {
	readonly line = new TwinLine();
	readonly disks: readonly [TwinDisk, TwinDisk] = [new TwinDisk(), new TwinDisk()];
	readonly files: [Files, Files];
	/** Bytes that were sent so far, by whom. */
	readonly sent: [number, number] = [0, 0];
	/** What happens to a message of bytes: it may be changed, or break the connection. */
	onBytes: (message: Uint8Array<ArrayBuffer>) => void = () => undefined;
	/** What was downloaded by itself, by name. */
	readonly ready: string[] = [];
	readonly #names = ['alice', 'bob'];
	/** Who listens to the bytes that come to a side: each of them hears all. */
	readonly #heard: [Set<Heard>, Set<Heard>] = [new Set(), new Set()];
	readonly #ends: (() => void)[] = [];
	/** Another object for each connection. */
	#connection = $state.raw<object | null>(null);
	#ids = 0;

	constructor() {
		this.files = [this.#begin(0), this.#begin(1)];
	}

	/** Connected, and words flow by themselves. */
	connect(): void {
		this.line.connect();
		this.#connection = {};
		flushSync();
	}

	cut(): void {
		this.#connection = null;
		for (const heard of this.#heard) heard.clear();
		this.line.cut();
	}

	/** Neither hears the other for a while, on a connection that goes on after it. */
	stall(): void {
		this.line.cut();
		this.line.connect();
	}

	/** That side's page is loaded anew, and is somebody else if so named. */
	reload(side: Side, name = this.#names[side]!): void {
		this.cut();
		this.#ends[side]?.();
		this.#names[side] = name;
		this.files[side] = this.#begin(side);
	}

	/** Every word arrives, and whatever can be done without another one is done. */
	async settle(): Promise<void> {
		for (let quiet = 0; quiet < 3; quiet = this.line.step() ? 0 : quiet + 1)
			await new Promise((done) => setTimeout(done));
	}

	/** The only file that is to be seen there. */
	only(side: Side): FileView {
		const [file, ...more] = this.files[side].all;
		if (!file || more.length > 0) throw new Error(`${more.length} too many, or none`);
		return file;
	}

	/** How many listen to the bytes that come to alice, and to bob. */
	get listeners(): readonly number[] {
		return this.#heard.map((heard) => heard.size);
	}

	/** What alice sees of it, and bob. */
	get states(): readonly string[] {
		return [this.only(alice).state, this.only(bob).state];
	}

	async offers(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		await this.settle();
		this.files[alice].offer([new File([bytes], 'a.bin')]);
		await this.settle();
	}

	async accepts(): Promise<void> {
		this.files[bob].accept(this.only(bob));
		await this.settle();
	}

	/** Until it has come to that on bob's side. */
	async until(state: string): Promise<void> {
		await expect
			.poll(
				async () => {
					await this.settle();
					return this.only(bob).state;
				},
				{ timeout: patienceMs }
			)
			.toBe(state);
	}

	/** When alice has sent so much, once. Resolves after it: on a busy machine that is later than `settle`. */
	whenSent(bytes: number, then: () => void): Promise<void> {
		return new Promise((done) => {
			this.onBytes = () => {
				if (this.sent[alice] < bytes) return;
				this.onBytes = () => undefined;
				then();
				done();
			};
		});
	}

	/** Bytes that no page of ours sends. */
	async bytesTo(side: Side, message: Uint8Array<ArrayBuffer>): Promise<void> {
		this.#tell(side, message);
		await this.settle();
	}

	end(): void {
		for (const end of this.#ends) end();
	}

	#begin(side: Side): Files {
		const far = side === 0 ? 1 : 0;
		const end = this.line.ends[side];
		const files = new Files({
			room: () => end,
			friend: () => (end.link === null ? null : this.#names[far]!),
			reach: this.#reachOf(side),
			outside: {
				possible: true,
				openSink: this.disks[side].open,
				ready: (_, name) => this.ready.push(name),
				digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
				newNumber: () => (this.#ids += 1)
			}
		});
		this.#ends[side] = inEffects(() => files.follow());
		return files;
	}

	#reachOf(side: Side): { readonly connection: { bytes(heard: Heard): Bytes } | null } {
		const current = (): object | null => this.#connection;
		const open = (heard: Heard, connection: object): Bytes =>
			this.#openWay(side, heard, connection);
		return {
			get connection() {
				const connection = current();
				return connection && { bytes: (heard: Heard) => open(heard, connection) };
			}
		};
	}

	#tell(side: Side, { buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): void {
		for (const heard of this.#heard[side]) heard(buffer.slice(byteOffset, byteOffset + length));
	}

	#openWay(side: Side, heard: Heard, connection: object): Bytes {
		this.#heard[side].add(heard);
		return {
			send: async (bytes) => {
				await Promise.resolve();
				this.onBytes(bytes);
				if (connection !== this.#connection) throw new DOMException('over', 'AbortError');
				this.sent[side] += bytes.length;
				this.#tell(side === 0 ? 1 : 0, bytes);
			},
			close: () => this.#heard[side].delete(heard)
		};
	}
}
