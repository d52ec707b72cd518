import { hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base32, deriveRoomId } from '../../src/lib/identity/keys';
import { parseName } from '../../src/lib/identity/name';

describe('base32', () => {
	it.each([
		['', ''],
		['f', 'my'],
		['fo', 'mzxq'],
		['foo', 'mzxw6'],
		['foob', 'mzxw6yq'],
		['fooba', 'mzxw6ytb'],
		['foobar', 'mzxw6ytboi']
	])('spells %j as RFC 4648 §10 does, small and without padding: %s', (text, spelled) => {
		expect(base32(new TextEncoder().encode(text))).toBe(spelled);
	});

	it('spells every byte', () => {
		expect(base32(new Uint8Array([0, 0, 0, 0, 0]))).toBe('aaaaaaaa');
		expect(base32(new Uint8Array([255, 255, 255, 255, 255]))).toBe('77777777');
		expect(base32(new Uint8Array([0, 68, 50, 20, 199, 66, 84, 182, 53, 207]))).toBe(
			'abcdefghijklmnop'
		);
		expect(base32(new Uint8Array([132, 101, 58, 86, 215, 198, 117, 190, 119, 223]))).toBe(
			'qrstuvwxyz234567'
		);
	});
});

/** Published vectors (docs/protocol.md): a change here makes every room another one. */
const vectors = [
	['kitchen', 'v5y5fmp5hiwmtwk7zwnz2wf7py'],
	['the kitchen', 'pi3n6dwwmu5dp6hn7xeyfuxhhm'],
	['ёлка', 'k66vmq2vq5haoodje6uwkpmrqe'],
	['арка', 'krhonwn2n2f7gc6fh52qwta7pq'],
	['арфа', '3wbhmoyglga6lc7p3q3u4ch7xe'],
	['strasse', '3dndbx5cv2ymwxaqankprbcapm']
] as const;

describe('a room id', () => {
	it.each(vectors)('of %j is %s', async (name, id) => {
		expect(await deriveRoomId(name)).toBe(id);
	});

	it.each(vectors)('of %j is what node:crypto’s HKDF-SHA-256 makes of it', async (name) => {
		const bits = hkdfSync('sha256', name, '', 'visavi/1 room id', 16);
		const binary = Array.from(new Uint8Array(bits), (byte) => byte.toString(2).padStart(8, '0'));
		const quintets = binary.join('').match(/.{1,5}/g) ?? [];
		const letters = quintets.map(
			(quintet) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(quintet.padEnd(5, '0'), 2)]
		);
		expect(await deriveRoomId(name)).toBe(letters.join(''));
	});

	it('is the same for two spellings of one name', async () => {
		const ids = [' Straße ', 'STRASSE', 'ｓｔｒａｓｓｅ'].map((typed) => {
			const read = parseName(typed);
			return read.ok ? deriveRoomId(read.normal) : null;
		});
		expect(new Set(await Promise.all(ids))).toEqual(new Set(['3dndbx5cv2ymwxaqankprbcapm']));
	});

	it('of half a character is that of its replacement, which the link carries', async () => {
		expect(await deriveRoomId('a\ud83d')).toBe(await deriveRoomId('a\ufffd'));
	});

	it('has 128 bits, in letters and digits that may stand anywhere in a PeerJS id', async () => {
		const names = ['x', 'ё'.repeat(128), '😀', '100%', '-', 'a~b'];
		for (const id of await Promise.all(names.map(deriveRoomId))) {
			expect(id).toMatch(/^[a-z2-7]{26}$/);
		}
	});
});
