/**
 * Text chat. What is written while the friend is away goes when they are back: in order, and once, since a text is said
 * again until its receipt is here and is known by its id.
 */
import { untrack } from 'svelte';
import type { Store } from '../../../protocol/ports';
import type { BrowserRoom } from '../../room-door.svelte';
import type { ChatLine, ChatView } from '../sharing-view';
import { draftKey, keep, logKey, recall, within, type Entry, type Fate, type Log } from './log';
import { Assembly, bytesOf, parseWord, piecesOf, textAtMostBytes, topic, type Word } from './words';

export interface ChatParts {
	readonly room: () => Pick<BrowserRoom, 'link' | 'say' | 'on'> | null;
	readonly store: Pick<Store, 'get' | 'set'>;
	/** The link of the room that all of this is said in. */
	readonly roomLink: string;
	/** An id that nobody else has or guesses. */
	readonly newId: () => string;
	/** Milliseconds since the epoch. */
	readonly date: () => number;
	readonly after: (ms: number, then: () => void) => () => void;
}

/** From one piece to the next: a control channel takes 200 words in a second, and there are other features. */
const paceMs = 20;

export class Chat implements ChatView {
	readonly #parts: ChatParts;
	#log = $state.raw<Log>() as Log;
	#draft = $state.raw('');
	/** The connection on which the friend's chat has said whose it is. */
	#heardOn = $state.raw<string | null>(null);
	readonly #assembly = new Assembly();
	/** What is to be said on this connection, by and by. */
	#queue: Word[] = [];
	#stopWaiting: (() => void) | null = null;

	constructor(parts: ChatParts) {
		this.#parts = parts;
		const { store, roomLink, newId } = parts;
		const kept = recall(store, roomLink);
		this.#log = kept ?? { me: newId(), friend: '', entries: [], unread: 0, read: '' };
		if (kept) this.#draft = store.get(draftKey) ?? '';
		else this.write('');
		this.#change({});
	}

	readonly lines: readonly ChatLine[] = $derived.by(() =>
		this.#log.entries.map(({ id, from, text, at, to, fate }) => ({
			id,
			from,
			text,
			at,
			fate: fate === 'waiting' ? this.#hope(to) : fate
		}))
	);

	/** Whose chat is there, on this connection; `null` before it has said so. */
	get friend(): string | null {
		return this.#hears ? this.#log.friend : null;
	}
	get unread(): number {
		return this.#log.unread;
	}
	get draft(): string {
		return this.#draft;
	}
	get tooLongBy(): number {
		return Math.max(0, bytesOf(this.#draft) - textAtMostBytes);
	}

	write(text: string): void {
		this.#draft = text;
		keep(this.#parts.store, draftKey, text);
	}

	send(): void {
		const text = this.#draft.toWellFormed().trim();
		if (text === '' || bytesOf(text) > textAtMostBytes) return;
		this.write('');
		const { newId, date } = this.#parts;
		this.#post({ id: newId(), from: 'me', text, at: date(), to: this.#addressee, fate: 'waiting' });
	}

	sendAgain(id: string): void {
		const entry = this.#log.entries.find((one) => one.id === id);
		if (entry?.from !== 'me' || entry.fate !== 'waiting' || this.#isForFriend(entry.to)) return;
		this.#change({ entries: this.#log.entries.filter((one) => one !== entry) });
		this.#post({ ...entry, to: this.#addressee });
	}

	see(): void {
		if (this.#log.unread === 0) return;
		const read = this.#log.entries.findLast(({ from }) => from === 'friend')?.id ?? '';
		this.#change({ unread: 0, read });
		if (this.#hears) this.#say({ is: 'read', id: read });
	}

	/** To be called where effects may be made. */
	follow(): void {
		$effect(() => {
			const room = this.#parts.room();
			return untrack(() => room?.on(topic, (body) => this.#hear(parseWord(body))));
		});
		const link = $derived(this.#link);
		$effect(() => {
			if (!link) return;
			untrack(() => this.#say({ is: 'here', ...this.#standing, asks: true }));
			return () => {
				if (!this.#hears) this.#rest();
			};
		});
		$effect(() => () => this.#rest());
	}

	get #standing() {
		const { me, read } = this.#log;
		return { me, read };
	}

	get #link(): string | null {
		return this.#parts.room()?.link ?? null;
	}

	/** The friend's chat is there, on this connection. */
	get #hears(): boolean {
		return this.#heardOn !== null && this.#heardOn === this.#link;
	}

	/** For whom is what is written now. */
	get #addressee(): string {
		return this.#link !== null && !this.#hears ? `on ${this.#link}` : this.#log.friend;
	}

	/** What was written for somebody else is not for who is there now. */
	#isForFriend(to: string): boolean {
		return to === this.#log.friend || to === `on ${this.#link}`;
	}

	/** What becomes of a text that is not delivered. */
	#hope(to: string): ChatLine['fate'] {
		if (!this.#isForFriend(to)) return 'lost';
		return this.#link === null ? 'waiting' : 'sending';
	}

	#post(entry: Entry): void {
		this.#change({ entries: within([...this.#log.entries, entry]) });
		if (this.#hears) this.#enqueue(entry);
	}

	#hear(word: Word | null): void {
		if (!word) return;
		if (word.is === 'here') return this.#meet(word);
		if (!this.#hears) return;
		if (word.is === 'text') this.#take(word);
		else this.#mark(word.id, word.is === 'read' ? 'read' : 'delivered');
	}

	#meet({ me: friend, read, asks }: Extract<Word, { is: 'here' }>): void {
		const link = this.#link;
		if (link === null) return;
		this.#know(friend, `on ${link}`);
		const again = asks || !this.#hears;
		this.#heardOn = link;
		if (read) this.#mark(read, 'read');
		if (asks) this.#say({ is: 'here', ...this.#standing, asks: false });
		if (!again) return;
		this.#rest();
		for (const entry of this.#log.entries)
			if (entry.from === 'me' && entry.fate === 'waiting' && entry.to === friend)
				this.#enqueue(entry);
	}

	/** What was written before it was known who is there, was for them. */
	#know(friend: string, early: string): void {
		const { friend: before, entries } = this.#log;
		if (before === friend) return;
		const isAnother = before !== '' && entries.length > 0 && entries.at(-1)?.from !== 'anew';
		const { newId, date } = this.#parts;
		const anew: Entry = { id: newId(), from: 'anew', text: '', at: date(), to: '', fate: 'read' };
		const known = isAnother ? [...entries, anew] : entries;
		this.#change({
			friend,
			entries: within(known.map((one) => (one.to === early ? { ...one, to: friend } : one)))
		});
	}

	#take(piece: Extract<Word, { is: 'text' }>): void {
		const text = this.#assembly.add(piece);
		if (text === null) return;
		const { id } = piece;
		const { entries, unread, friend } = this.#log;
		if (!entries.some((one) => one.id === id)) {
			const at = this.#parts.date();
			const entry: Entry = { id, from: 'friend', text, at, to: friend, fate: 'delivered' };
			this.#change({ entries: within([...entries, entry]), unread: unread + 1 });
		}
		this.#say({ is: 'got', id });
	}

	/** A receipt for what was said to this friend, and for all before it: they come in order. */
	#mark(id: string, fate: Exclude<Fate, 'waiting'>): void {
		const { entries, friend } = this.#log;
		const isTheirs = (one: Entry): boolean => one.from === 'me' && one.to === friend;
		const last = entries.findIndex((one) => one.id === id && isTheirs(one));
		const marks = (one: Entry, at: number): boolean =>
			at <= last && isTheirs(one) && one.fate !== 'read' && one.fate !== fate;
		if (!entries.some(marks)) return;
		this.#change({ entries: entries.map((one, at) => (marks(one, at) ? { ...one, fate } : one)) });
	}

	#enqueue({ id, text }: Entry): void {
		this.#queue.push(...piecesOf(id, text));
		if (!this.#stopWaiting) this.#sayNext();
	}

	#sayNext(): void {
		this.#stopWaiting = null;
		const next = this.#queue.shift();
		if (!next) return;
		this.#say(next);
		this.#stopWaiting = this.#parts.after(paceMs, () => this.#sayNext());
	}

	/** Nothing more is said on this connection. */
	#rest(): void {
		this.#queue = [];
		this.#stopWaiting?.();
		this.#stopWaiting = null;
	}

	#say(word: Word): void {
		this.#parts.room()?.say(topic, word);
	}

	#change(change: Partial<Log>): void {
		this.#log = { ...this.#log, ...change };
		keep(this.#parts.store, logKey, JSON.stringify({ room: this.#parts.roomLink, log: this.#log }));
	}
}
