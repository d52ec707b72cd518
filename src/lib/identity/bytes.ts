/** Bytes as text, and texts as bytes that can be read in one way only. */

/** RFC 4648 §5 without padding. */
export function toBase64url(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** `null` for everything but the one spelling that `toBase64url` gives. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
	// A remainder of one cannot be: six bits are no byte.
	if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
	return toBase64url(bytes) === text ? bytes : null;
}

/**
 * Texts in a row, each as its length in UTF-8 bytes (32 bits, big-endian) and these bytes: two different rows
 * never give the same bytes.
 */
export function framed(parts: readonly string[]): Uint8Array<ArrayBuffer> {
	const texts = parts.map((part) => new TextEncoder().encode(part));
	const all = new Uint8Array(texts.reduce((sum, { length }) => sum + 4 + length, 0));
	const view = new DataView(all.buffer);
	let at = 0;
	for (const text of texts) {
		view.setUint32(at, text.length);
		all.set(text, at + 4);
		at += 4 + text.length;
	}
	return all;
}
