/**
 * Room names: what makes two spellings one room. Pure. Follows Unicode's toNFKC_Casefold (The Unicode Standard,
 * chapter 3.13): compatibility forms, letter case and invisible characters do not make another room; accents
 * and scripts do.
 */

/** In code points, after normalisation. */
export const longestName = 128;

export type NameFault = 'empty' | 'blank' | 'too-long';

export type RoomName =
	| { readonly ok: true; readonly normal: string; readonly shown: string }
	| { readonly ok: false; readonly fault: NameFault };

/** U+2800 is a Braille cell without dots: a picture of a blank, which Unicode does not call white space. */
const spaces = /[\p{White_Space}\p{Cc}\u2800]+/gu;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Full case folding of one character (CaseFolding.txt, C + F). Going up and down again joins ß, ẞ and ss, and
 * the two small sigmas; the dotless ı is a letter of its own and stays.
 */
const fold = (character: string): string =>
	character === 'ı' ? character : lower(lower(character).toUpperCase());

const lower = (text: string): string => Array.from(text, (one) => one.toLowerCase()).join('');

const tidy = (text: string): string => text.replace(invisible, '').replace(spaces, ' ').trim();

/** Reads what a person typed or a link carried. `shown` is the name as they spelled it, tidied. */
export function parseName(typed: string): RoomName {
	if (typed === '') return { ok: false, fault: 'empty' };
	const folded = Array.from(tidy(typed.normalize('NFKC')), fold).join('');
	const normal = tidy(folded.normalize('NFKC'));
	if (normal === '') return { ok: false, fault: 'blank' };
	if (Array.from(normal).length > longestName) return { ok: false, fault: 'too-long' };
	return { ok: true, normal, shown: typed.replace(spaces, ' ').trim() };
}
