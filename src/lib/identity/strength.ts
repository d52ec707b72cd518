/**
 * How soon somebody who does not know an open room's name would guess it. Pure. A rough guess on the low side: it
 * knows no dictionary and takes every word for one that stands in it. Argon2id makes each guess dear, not
 * impossible, so the words on the page must not promise more than this says.
 */

export type Strength = 'easy' | 'fair' | 'hard';

/** Below: a list of common names finds it in an afternoon. */
const fairBits = 30;
/** From here on: dear even for somebody with a hall full of machines. */
const hardBits = 50;

/** One of the 2,000 words that come to mind first. */
const wordBits = 11;
/** One of 26, for words too short to be one of 2,000. */
const letterBits = 4.7;
/** One of ten. */
const digitBits = 3.3;
/** One of the 70 years that people write. */
const yearBits = 6;
/** The next digit of 1234, 7777 or 9876: it goes on as it began, or does not. */
const expectedDigitBits = 0.5;
/** One of the 16 signs that are easily typed. */
const signBits = 4;

const year = /^(19|20)\d\d$/;
const pieces = /(?<word>[\p{L}\p{M}]+)|(?<digits>\p{N}+)|(?<sign>\S)/gu;

/** A floor under the bits that it takes to guess a normalised name. What comes again is guessed with the first. */
export function bitsOf(normalName: string): number {
	const seen = new Set<string>();
	let bits = 0;
	for (const { 0: piece, groups } of normalName.matchAll(pieces)) {
		if (seen.has(piece)) continue;
		seen.add(piece);
		if (groups?.['word']) bits += Math.min(wordBits, Array.from(piece).length * letterBits);
		else if (groups?.['digits']) bits += bitsOfDigits(piece);
		else bits += signBits;
	}
	return bits;
}

export function strengthOf(normalName: string): Strength {
	const bits = bitsOf(normalName);
	if (bits < fairBits) return 'easy';
	return bits < hardBits ? 'fair' : 'hard';
}

function bitsOfDigits(digits: string): number {
	if (year.test(digits)) return yearBits;
	const codes = Array.from(digits, (digit) => digit.codePointAt(0) ?? 0);
	const steps = codes.map((code, at) => code - (codes[at - 1] ?? Number.NaN));
	return steps.reduce((sum, step, at) => {
		const goesOn = Math.abs(step) <= 1 && (at === 1 || step === steps[at - 1]);
		return sum + (goesOn ? expectedDigitBits : digitBits);
	}, 0);
}
