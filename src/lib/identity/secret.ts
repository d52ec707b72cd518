/** What makes a room hard to find by chance: a secret for its link, or a name that nobody has thought of. */
import { toBase64url } from './bytes';
import { secretBytes } from './keys';

/** 128 random bits, as a private link carries them: 22 characters of base64url. */
export const newLinkSecret = (): string =>
	toBase64url(crypto.getRandomValues(new Uint8Array(secretBytes)));

/**
 * Each is one sound in English and one letter in Ukrainian, either way round. Without h, which is г as well as
 * х, without s, which is soft or voiced, and without p and z, with which most of the rude words of both begin.
 */
const consonants = 'bdfgklmnrtv';
const vowels = 'aeiou';
const words = 3;

/** Every letter equally likely: a byte beyond the last whole round is thrown again. */
function anyOf(letters: string): string {
	const rounds = 256 - (256 % letters.length);
	const byte = new Uint8Array(1);
	do crypto.getRandomValues(byte);
	while ((byte[0] ?? rounds) >= rounds);
	return letters.charAt((byte[0] ?? 0) % letters.length);
}

/** Two syllables. They begin differently, which spares us baby talk. */
function word(): string {
	const first = anyOf(consonants);
	const second = anyOf(consonants.replace(first, ''));
	return first + anyOf(vowels) + second + anyOf(vowels);
}

/** A name to say over the telephone, such as `bavu-tole-kiri`. 34 bits: each word one of 2,750. */
export const pronounceableName = (): string => Array.from({ length: words }, word).join('-');
