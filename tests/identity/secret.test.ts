import { describe, expect, it } from 'vitest';
import { newLinkSecret, pronounceableName } from '../../src/lib/identity/secret';
import { parseName } from '../../src/lib/identity/name';
import { strengthOf } from '../../src/lib/identity/strength';
import { parseLink, roomLink } from '../../src/lib/session/room-link';

const many = <T>(make: () => T): readonly T[] => Array.from({ length: 2_000 }, make);

describe('a link secret', () => {
	it('is one that a link carries, and never the same', () => {
		const secrets = many(newLinkSecret);
		expect(new Set(secrets).size).toBe(secrets.length);
		for (const secret of secrets) {
			const link = roomLink('https://visavi.test/', 'kitchen', secret);
			expect(parseLink(link)).toEqual({ name: 'kitchen', secret, damaged: false });
		}
	});
});

describe('a name that is made up', () => {
	it('has three words of two syllables that begin differently', () => {
		const syllable = '[bdfgklmnrtv][aeiou]';
		const word = `(?!(.).\\1)${syllable}${syllable}`;
		for (const name of many(pronounceableName)) {
			expect(name).toMatch(/^[a-z]{4}-[a-z]{4}-[a-z]{4}$/);
			for (const part of name.split('-')) expect(part).toMatch(new RegExp(`^${word}$`));
		}
	});

	it('is a room name as it stands, and not an easy one', () => {
		const name = pronounceableName();
		expect(parseName(name)).toEqual({ ok: true, normal: name, shown: name });
		expect(strengthOf(name)).not.toBe('easy');
	});

	it('uses every letter at every place, and hardly ever comes twice', () => {
		const names = many(pronounceableName);
		expect(new Set(names).size).toBe(names.length);
		const letters = [0, 1, 2, 3].map((at) => new Set(names.map((name) => name[at])).size);
		expect(letters).toEqual([11, 5, 11, 5]);
	});
});
