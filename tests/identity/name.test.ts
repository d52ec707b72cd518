import { describe, expect, it } from 'vitest';
import { longestName, parseName } from '../../src/lib/identity/name';

/** What decides which room a name stands for. */
const normal = (typed: string): string => {
	const read = parseName(typed);
	if (!read.ok) throw new Error(`${JSON.stringify(typed)} is ${read.fault}`);
	return read.normal;
};

const fault = (typed: string): string | null => {
	const read = parseName(typed);
	return read.ok ? null : read.fault;
};

/** The planes that Unicode fills: 0 to 3, and 14 with its tags. */
const planes = [0, 1, 2, 3, 14];

/** Every character of Unicode of which this is true. */
function everyCharacter(is: RegExp): readonly string[] {
	const points = planes.flatMap((plane) =>
		Array.from({ length: 0x1_0000 }, (_, place) => plane * 0x1_0000 + place)
	);
	return points
		.filter((point) => point < 0xd800 || point > 0xdfff)
		.map((point) => String.fromCodePoint(point))
		.filter((character) => is.test(character));
}

describe('one room', () => {
	it.each([
		['white space around it', ' Kitchen\t', 'kitchen'],
		['more white space inside', 'my \u00a0\u2003\n room', 'my room'],
		['letter case', 'KiTcHeN', 'kitchen'],
		['Cyrillic letter case', 'ЁЛКА', 'ёлка'],
		['composed and decomposed letters', 'cafe\u0301', 'caf\u00e9'],
		['a decomposed letter in capitals', 'E\u0308ЛКА', 'ёлка'.replace('ё', '\u00eb')],
		['a decomposed Cyrillic letter', '\u0435\u0308лка', 'ёлка'],
		['combining marks in another order', 'q\u0307\u0323', 'q\u0323\u0307'],
		['small sharp s, and ss', 'Straße', 'strasse'],
		['capital sharp s', 'STRAẞE', 'strasse'],
		['ss in capitals', 'STRASSE', 'strasse'],
		['the two small sigmas and the capital one', 'ΌΣΟΣ ὅς', 'όσοσ ὅσ'],
		['a ligature', 'ﬁsh', 'fish'],
		['fullwidth letters', 'ＫＩＴＣＨＥＮ　２', 'kitchen 2'],
		['halfwidth katakana', 'ｶﾞ', 'ガ'],
		['a superscript', 'room²', 'room2'],
		['the Kelvin sign', '\u212a', 'k'],
		['the long s', 'ſ', 's'],
		['a ligature with an accent', 'ŉ', 'ʼn'],
		['a soft hyphen', 'kit\u00adchen', 'kitchen'],
		['a zero-width space', 'kit\u200bchen', 'kitchen'],
		['a zero-width joiner', 'kit\u200dchen', 'kitchen'],
		['a byte order mark', '\ufeffkitchen', 'kitchen'],
		['a direction mark', '\u200fkitchen\u202c', 'kitchen'],
		['a variation selector', 'I \u2764\ufe0f tea', 'i \u2764 tea'],
		['white space behind something invisible', 'kitchen\u200b \u200b', 'kitchen'],
		['a white space that is left alone by something invisible', 'a \u200b b', 'a b']
	])('whatever the spelling: %s', (_, typed, same) => {
		expect(normal(typed)).toBe(same);
		expect(normal(same)).toBe(same);
	});

	it('in every letter case of every script', () => {
		const torn = everyCharacter(/\p{Changes_When_Casemapped}/u).filter(
			(letter) =>
				letter !== 'ı' &&
				[letter.toUpperCase(), letter.toLowerCase()].some(
					(other) => normal(other) !== normal(letter)
				)
		);
		expect(torn).toEqual([]);
	});

	it('for its own normal form', () => {
		const torn = everyCharacter(/\p{Changes_When_NFKC_Casefolded}/u).filter((character) => {
			const once = normal(`1${character}2`);
			return normal(once) !== once;
		});
		expect(torn).toEqual([]);
	});

	it('exactly where Unicode says that case and compatibility make no difference', () => {
		// Cherokee small letters are the newer ones, so Unicode folds to capitals there; we fold down.
		const letters = everyCharacter(/\p{L}/u).filter(
			(letter) => !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Cherokee}]/u.test(letter)
		);
		const wrong = letters.filter(
			(letter) =>
				/\p{Changes_When_NFKC_Casefolded}/u.test(letter) ===
				(normal(`1${letter}2`) === `1${letter}2`)
		);
		expect(wrong).toEqual([]);
	});
});

describe('two rooms', () => {
	it.each([
		['scripts', 'арка', 'apka'],
		['letters', 'арка', 'арфа'],
		['accents', 'cafe', 'café'],
		['diaereses', 'елка', 'ёлка'],
		['the dotless i', 'kırmızı', 'kirmizi'],
		['the dotted capital i', 'İ', 'i'],
		['the dotless and the dotted one', 'ı', 'İ'],
		['words', 'my room', 'myroom'],
		['people', '👩', '👨'],
		['digits', 'room 1', 'room 2'],
		['punctuation', 'kitchen', 'kitchen!']
	])('for different %s', (_, one, other) => {
		expect(normal(one)).not.toBe(normal(other));
	});
});

describe('no room', () => {
	it('for nothing at all', () => {
		expect(fault('')).toBe('empty');
	});

	it.each([
		['a space', ' '],
		['a tab and a line', '\t\r\n'],
		['no-break spaces', '\u00a0\u202f'],
		['the widths of print', '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'],
		['an ideographic space', '\u3000'],
		['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
		['a Hangul filler', '\u3164\u115f\uffa0'],
		['a Braille cell without dots', '\u2800'],
		['control characters', '\u0000\u001b\u007f'],
		['tags and variation selectors', '\u{e0020}\ufe0f'],
		['all of these', ' \u200b\u3000\u2800\u00ad\t']
	])('for %s', (_, typed) => {
		expect(fault(typed)).toBe('blank');
	});

	it('for any white space or anything invisible that Unicode knows', () => {
		const blanks = everyCharacter(/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u);
		expect(blanks.length).toBeGreaterThan(4_000);
		expect(blanks.filter((blank) => fault(blank) !== 'blank')).toEqual([]);
	});
});

describe('the length of a name', () => {
	it.each([
		['letters', 'x'],
		['characters beyond the first plane', '😀'],
		['Cyrillic letters', 'ё']
	])(`is counted in characters, up to ${longestName}: %s`, (_, character) => {
		expect(longestName).toBe(128);
		expect(fault(character.repeat(longestName))).toBeNull();
		expect(fault(character.repeat(longestName + 1))).toBe('too-long');
	});

	it('is that of the normal form', () => {
		expect(fault('ß'.repeat(64))).toBeNull();
		expect(fault('ß'.repeat(65))).toBe('too-long');
		expect(fault('e\u0301'.repeat(128))).toBeNull();
		expect(fault(`${' '.repeat(500)}${'\u200b'.repeat(500)}x`)).toBeNull();
	});

	it('may be anything: a name that was pasted by mistake is refused', () => {
		expect(fault('x'.repeat(100_000))).toBe('too-long');
	});
});

describe('a name as it is shown', () => {
	it.each([
		['  The   Kitchen ', 'The Kitchen'],
		['STRAẞE', 'STRAẞE'],
		['ｋｉｔｃｈｅｎ', 'ｋｉｔｃｈｅｎ'],
		['👩‍👧', '👩‍👧']
	])('keeps the person’s spelling, tidied: %j', (typed, shown) => {
		expect(parseName(typed)).toMatchObject({ ok: true, shown });
	});
});
