/** The log of one tab's talk in one room: kept through a reload, gone with the tab. */
import type { Store } from '../../../protocol/ports';

/** What has become of a text of one's own. */
export type Fate = 'waiting' | 'delivered' | 'read';

export interface Entry {
	readonly id: string;
	/** `anew` is where another friend came, or the same one from elsewhere. */
	readonly from: 'me' | 'friend' | 'anew';
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** For whom one's own text is: their chat's id, or a connection on which it is not known yet. */
	readonly to: string;
	readonly fate: Fate;
}

export interface Log {
	/** One's own chat, as the friend's knows it. */
	readonly me: string;
	/** The friend's, `''` before there was one. */
	readonly friend: string;
	readonly entries: readonly Entry[];
	/** How many texts nobody has looked at. */
	readonly unread: number;
	/** The last of the friend's texts that was looked at, `''` for none. */
	readonly read: string;
}

/** One log, of one room: that of another one is over. */
export const logKey = 'visavi:chat';

/** What is being written. */
export const draftKey = 'visavi:draft';

/** A tab has room for some five million characters, and a hostile friend much to say. */
const entriesAtMost = 1_000;
const charactersAtMost = 500_000;

/** Lets go of the oldest when it becomes too much. */
export function within(entries: readonly Entry[]): readonly Entry[] {
	let characters = 0;
	let first = entries.length;
	while (first > 0 && entries.length - first < entriesAtMost) {
		characters += entries[first - 1]?.text.length ?? 0;
		if (characters > charactersAtMost) break;
		first -= 1;
	}
	return first === 0 ? entries : entries.slice(first);
}

/** What this tab has written of the room of that link; `null` for nothing. */
export function recall(store: Pick<Store, 'get'>, room: string): Log | null {
	try {
		const kept: { room?: unknown; log?: Log } | null = JSON.parse(store.get(logKey) ?? 'null');
		// It is this page's own writing: whoever can change it can change the page.
		return kept?.room === room && kept.log ? kept.log : null;
	} catch (cause) {
		console.warn('the chat of this tab cannot be read:', cause);
		return null;
	}
}

export function keep(store: Pick<Store, 'set'>, key: string, text: string): void {
	try {
		store.set(key, text);
	} catch (cause) {
		// The storage is full or forbidden: the talk goes on, and a reload forgets it.
		console.warn('the chat is not kept for a reload:', cause);
	}
}
