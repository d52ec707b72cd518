import { describe, expect, it } from 'vitest';
import { nameInLink, parseLink, roomLink } from '../../src/lib/session/room-link';

const site = 'https://example.org/visavi/';

describe('a room link', () => {
	it.each([
		['kitchen', 'kitchen'],
		['the kitchen', 'the%20kitchen'],
		['ёлка', '%D1%91%D0%BB%D0%BA%D0%B0'],
		['a~b', 'a%7Eb'],
		['~~', '%7E%7E'],
		['100%', '100%25'],
		['a#b?c/d', 'a%23b%3Fc%2Fd'],
		['👩‍👧 & co', '%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%20%26%20co'],
		['two\nlines', 'two%0Alines']
	])('spells the name %j as %s, and reads it back', (name, spelled) => {
		expect(roomLink(site, name)).toBe(`${site}#${spelled}`);
		expect(nameInLink(`${site}#${spelled}`)).toBe(name);
	});

	it.each([`${site}#old`, `${site}?x=1`, `${site}?x=1#old`, `${site}#a?b`, `${site}#a\nb`])(
		'is the page’s own address without the rest of %j',
		(page) => {
			expect(roomLink(page, 'kitchen')).toBe(`${site}#kitchen`);
		}
	);

	it.each([`${site}index.html`, 'file:///home/alice/visavi.html', 'http://[::1]:3000/'])(
		'keeps the folder and the file: %s',
		(page) => {
			expect(roomLink(page, 'kitchen')).toBe(`${page}#kitchen`);
		}
	);

	it.each([site, `${site}#`, `${site}?name=kitchen`])('of %s carries no name', (page) => {
		expect(nameInLink(page)).toBe('');
	});

	it.each([
		['100%', '100%'],
		['%E0%A4%A', '%E0%A4%A'],
		['%ff', '%ff'],
		['%zz and %20', '%zz and %20']
	])('that was mistyped as #%s is taken as it stands', (fragment, name) => {
		expect(nameInLink(`${site}#${fragment}`)).toBe(name);
	});

	it('spells half a character, which some keyboards leave behind, as a replacement', () => {
		expect(roomLink(site, 'a\ud83d')).toBe(`${site}#a%EF%BF%BD`);
	});

	it('may hold a second number sign, as browsers allow', () => {
		expect(nameInLink(`${site}#a#b`)).toBe('a#b');
	});

	it('may be typed with letters that browsers leave unescaped', () => {
		expect(nameInLink(`${site}#ёлка`)).toBe('ёлка');
	});
});

describe('a private room’s link', () => {
	const secret = 'AAECAwQFBgcICQoLDA0ODw';

	it.each(['kitchen', 'a~b', 'ёлка & co', ''])('carries a secret behind the name %j', (name) => {
		const link = roomLink(`${site}#old`, name, secret);
		expect(link).toBe(`${roomLink(site, name)}~${secret}`);
		expect(parseLink(link)).toEqual({ name, secret, damaged: false });
	});

	it.each([
		['an open room', 'kitchen'],
		['a name with a tilde', 'a%7Eb'],
		['a name that ends like a secret', `kitchen%7E${secret}`],
		['nothing', '']
	])('is none that leads to %s', (_, fragment) => {
		expect(parseLink(`${site}#${fragment}`)).toMatchObject({ secret: null, damaged: false });
	});

	it.each([
		['has lost its last character', secret.slice(0, -1)],
		['has lost all but the first', 'A'],
		['has lost its whole secret', ''],
		['has one character too many', `${secret}A`],
		['has bits that no secret has', `${secret.slice(0, -1)}x`],
		['is in the other base64', `+${secret.slice(1)}`],
		['is escaped', `%41${secret.slice(1)}`],
		['is followed by a full stop', `${secret}.`],
		['is followed by a line', `${secret}\n`],
		['has a tilde in its name', `b~${secret}`]
	])('that %s is damaged: it never leads to an open room', (_, tail) => {
		expect(parseLink(`${site}#kitchen~${tail}`)).toEqual({
			name: 'kitchen',
			secret: null,
			damaged: true
		});
	});

	it('is damaged wherever it was cut behind the tilde', () => {
		const link = roomLink(site, 'kitchen', secret);
		const tilde = link.indexOf('~');
		for (let length = tilde + 1; length < link.length; length += 1) {
			expect(parseLink(link.slice(0, length)).damaged).toBe(true);
		}
	});
});
