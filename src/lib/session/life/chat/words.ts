/**
 * What the chats of two pages say to each other, as asides. A text goes in pieces that each fit into a control
 * message, and counts once its last piece is there. `here` says whose chat this is: an aside has no receipt, and a
 * text that was written to one friend is not for the next.
 */

export const topic = 'chat';

/** The longest text that may be sent, in bytes of UTF-8. */
export const textAtMostBytes = 16_384;

export type Word =
	/** The first word on each connection; `asks` for the same from the other side. `read` is the last text read here. */
	| { readonly is: 'here'; readonly me: string; readonly read: string; readonly asks: boolean }
	| {
			readonly is: 'text';
			readonly id: string;
			/** Of its pieces, counted from 0. */
			readonly piece: number;
			/** Another piece follows. */
			readonly more: boolean;
			readonly text: string;
	  }
	/** The text has come. */
	| { readonly is: 'got'; readonly id: string }
	/** This text has been read, and all before it. */
	| { readonly is: 'read'; readonly id: string };

/** In UTF-16 code units: JSON may spell one in six characters, and a control message has 16,384. */
const pieceAtMost = 2_500;

const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{0,40}$/.test(id);

/** Reads what may be anything; `null` for what is no word of a chat. */
export function parseWord(body: unknown): Word | null {
	if (typeof body !== 'object' || body === null) return null;
	const { is, id, me, read, asks, piece, more, text }: Readonly<Record<string, unknown>> = {
		...body
	};
	if (is === 'here')
		return isId(me) && me !== '' && isId(read) && typeof asks === 'boolean'
			? { is, me, read, asks }
			: null;
	if (!isId(id) || id === '') return null;
	if (is === 'got' || is === 'read') return { is, id };
	const isPiece = typeof piece === 'number' && Number.isSafeInteger(piece) && piece >= 0;
	if (is !== 'text' || !isPiece || typeof more !== 'boolean' || typeof text !== 'string')
		return null;
	return { is, id, piece, more, text };
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A text as it is said. */
export function piecesOf(id: string, text: string): Word[] {
	const pieces: Word[] = [];
	let at = 0;
	do {
		const from = at;
		at += pieceAtMost;
		const more = at < text.length;
		pieces.push({ is: 'text', id, piece: pieces.length, more, text: text.slice(from, at) });
	} while (at < text.length);
	return pieces;
}

/** Puts pieces together again. They come in order, or are those of a text that is begun anew. */
export class Assembly {
	#id = '';
	#pieces = 0;
	#text = '';

	/** The text, when that was its last piece and it is no longer than a text may be. */
	add({ id, piece, more, text }: Extract<Word, { is: 'text' }>): string | null {
		if (piece === 0) this.#begin(id);
		if (id !== this.#id || piece !== this.#pieces) return null;
		this.#pieces += 1;
		this.#text += text;
		// Each byte of UTF-8 makes at most one code unit: what is longer is too long in any case.
		if (this.#text.length > textAtMostBytes) this.#begin('');
		if (more || this.#id === '') return null;
		const whole = this.#text.toWellFormed();
		this.#begin('');
		return bytesOf(whole) > textAtMostBytes ? null : whole;
	}

	#begin(id: string): void {
		this.#id = id;
		this.#pieces = 0;
		this.#text = '';
	}
}
