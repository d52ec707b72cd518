/** Files from one page to the other, as long as both are open: through every reconnection, to nobody else. */
import { untrack } from 'svelte';
import type { Bytes } from '../../../protocol/ports';
import type { BrowserRoom } from '../../room-door.svelte';
import type { FilesView, FileView } from '../sharing-view';
import type { Reach } from '../reach.svelte';
import { unframe, type Digest } from './blocks';
import { Incoming, type IncomingParts } from './incoming.svelte';
import { Outgoing } from './outgoing.svelte';
import { filesAtMost, parseWord, topic, type Word } from './words';

export interface FilesOutside extends Pick<IncomingParts, 'openSink' | 'ready'> {
	/** The browser can keep a file that does not fit into memory. */
	readonly possible: boolean;
	readonly digest: Digest;
	/** Nobody else has it. */
	readonly newNumber: () => number;
}

export interface FilesParts {
	readonly room: () => Pick<BrowserRoom, 'say' | 'on'> | null;
	readonly reach: Pick<Reach, 'connection'>;
	/** Who is there; `null` before it is known. */
	readonly friend: () => string | null;
	readonly outside: FilesOutside;
}

/** Those that are over are remembered for who has not heard of it yet. */
const rememberedAtMost = 100;

/** One more of them, and none too many. */
const withMore = <T extends { readonly isOver: boolean }>(
	all: readonly T[],
	more: readonly T[]
): readonly T[] => {
	const over = all.filter(({ isOver }) => isOver).slice(0, -rememberedAtMost);
	return [...all.filter((one) => !over.includes(one)), ...more];
};

export class Files implements FilesView {
	readonly #parts: FilesParts;
	#outgoing = $state.raw<readonly Outgoing[]>([]);
	#incoming = $state.raw<readonly Incoming[]>([]);
	#forgotten = $state.raw<ReadonlySet<FileView>>(new Set());
	#way: Bytes | null = null;
	/** The friend's page has said what it has, on this connection. */
	#met = false;

	constructor(parts: FilesParts) {
		this.#parts = parts;
	}

	readonly all: readonly FileView[] = $derived.by(() =>
		[...this.#outgoing, ...this.#incoming].filter((one) => !this.#forgotten.has(one))
	);

	get present(): boolean {
		return this.#parts.friend() !== null;
	}
	get possible(): boolean {
		return this.#parts.outside.possible;
	}
	get offered(): number {
		return this.#incoming.filter(({ state }) => state === 'offered').length;
	}

	offer(files: readonly File[]): void {
		const to = this.#parts.friend();
		if (to === null) return;
		const { digest, newNumber } = this.#parts.outside;
		const room = filesAtMost - this.#has(to).length;
		const offered = files.slice(0, Math.max(0, room)).map(
			(file) =>
				new Outgoing({
					id: newNumber(),
					to,
					file,
					digest,
					say: (word) => this.#sayTo(to, word),
					way: () => this.#way
				})
		);
		this.#outgoing = withMore(this.#outgoing, offered);
		for (const one of offered) one.introduce();
	}

	accept(file: FileView): void {
		if (file instanceof Incoming) void file.accept();
	}

	forget(file: FileView): void {
		file.stop('cancelled');
		this.#forgotten = new Set([...this.#forgotten, file]);
	}

	/** To be called where effects may be made. */
	follow(): void {
		$effect(() => {
			const room = this.#parts.room();
			return untrack(() => room?.on(topic, (body) => this.#hear(parseWord(body))));
		});
		const friend = $derived(this.#parts.friend());
		$effect(() => {
			const { connection } = this.#parts.reach;
			if (friend === null || !connection) return;
			return untrack(() => {
				this.#way = connection.bytes((message) => this.#take(message));
				this.#met = false;
				this.#sayTo(friend, { is: 'here', has: this.#has(friend), asks: true });
				return () => this.#part();
			});
		});
		$effect(() => () => {
			for (const one of untrack(() => this.all)) one.stop('cancelled');
		});
	}

	/** The connection is over. */
	#part(): void {
		this.#way?.close();
		this.#way = null;
		for (const one of this.#outgoing) one.halt();
	}

	#has(friend: string): number[] {
		return this.#outgoing.filter(({ to, isOver }) => to === friend && !isOver).map(({ id }) => id);
	}

	#sayTo(friend: string, word: Word): void {
		if (this.#parts.friend() === friend) this.#parts.room()?.say(topic, word);
	}

	#hear(word: Word | null): void {
		const friend = this.#parts.friend();
		if (!word || friend === null) return;
		if (word.is === 'here') return this.#meet(friend, word);
		const incoming = this.#incoming.find(({ id, from }) => id === word.id && from === friend);
		if (word.is === 'offer') {
			if (incoming) incoming.offeredAgain();
			else this.#offered(friend, word);
			return;
		}
		const outgoing = this.#outgoing.find(({ id, to }) => id === word.id && to === friend);
		(outgoing ?? incoming)?.hear(word);
	}

	#meet(friend: string, { has, asks }: Extract<Word, { is: 'here' }>): void {
		for (const one of this.#incoming)
			if (one.from === friend && !has.includes(one.id))
				one.hear({ is: 'stop', id: one.id, why: 'forgotten' });
		if (asks) this.#sayTo(friend, { is: 'here', has: this.#has(friend), asks: false });
		if (!asks && this.#met) return;
		this.#met = true;
		for (const one of this.#outgoing) if (one.to === friend) one.introduce();
	}

	#offered(from: string, offer: Extract<Word, { is: 'offer' }>): void {
		const open = this.#incoming.filter(({ isOver }) => !isOver);
		const say = (word: Word): void => this.#sayTo(from, word);
		if (open.length >= filesAtMost) return say({ is: 'stop', id: offer.id, why: 'cancelled' });
		const { digest, openSink, ready } = this.#parts.outside;
		const one = new Incoming({ offer, from, digest, openSink, ready, say });
		this.#incoming = withMore(this.#incoming, [one]);
	}

	#take(message: ArrayBuffer): void {
		const piece = unframe(message);
		const friend = this.#parts.friend();
		if (!piece || friend === null) return;
		this.#incoming.find(({ id, from }) => id === piece.id && from === friend)?.take(piece);
	}
}
