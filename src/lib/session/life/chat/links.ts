/** Finds the web addresses in a text. Nothing but http and https is ever made a link. */

export interface Part {
	readonly text: string;
	/** Where it leads; `null` for a text alone. */
	readonly href: string | null;
}

const candidate = /https?:\/\/[^\s<>"]+/giu;

/** Ends the sentence around an address, and is no part of it. */
const behind = /[.,;:!?…'’”»)\]}*_]+$/u;

/** Letters that turn the direction of what follows: with them an address reads as another one. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** A text of nothing but links is nobody's wish, and each is to be drawn. */
const linksAtMost = 40;

function trim(found: string): string {
	const address = found.replace(behind, '');
	const closes = found[address.length] === ')' && address.includes('(');
	return closes ? `${address})` : address;
}

function hrefOf(address: string): string | null {
	const url = URL.parse(address);
	if (!url || turns.test(address)) return null;
	// `https://bank.example@evil.example` leads to the latter.
	if (url.username !== '' || url.password !== '') return null;
	return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** All of the text, in order. */
export function partsOf(text: string): readonly Part[] {
	const parts: Part[] = [];
	let at = 0;
	let links = 0;
	for (const { 0: found, index } of text.matchAll(candidate)) {
		const address = trim(found);
		const href = hrefOf(address);
		if (href === null) continue;
		if (++links > linksAtMost) break;
		if (index > at) parts.push({ text: text.slice(at, index), href: null });
		parts.push({ text: address, href });
		at = index + address.length;
	}
	if (at < text.length) parts.push({ text: text.slice(at), href: null });
	return parts;
}
