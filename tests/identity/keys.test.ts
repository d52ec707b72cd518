import { createCipheriv, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadArgon2id, stretchName } from '../../src/lib/identity/argon2';
import { fromBase64url } from '../../src/lib/identity/bytes';
import { base32, openRoomKeys, privateRoomKeys } from '../../src/lib/identity/keys';
import { parseName } from '../../src/lib/identity/name';
import { kitchenRoot, openRooms, privateRooms } from './published';

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

/** Whether a key that shows itself to nobody is this one: it opens what this one has sealed. */
async function isKey(key: CryptoKey, bytes: Buffer): Promise<boolean> {
	const iv = new Uint8Array(12);
	const cipher = createCipheriv('aes-256-gcm', bytes, iv);
	const sealed = Buffer.concat([cipher.update('hello'), cipher.final(), cipher.getAuthTag()]);
	const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
	return Buffer.from(opened).toString() === 'hello';
}

const hkdf = (root: Uint8Array, salt: string, info: string, bytes: number): Buffer =>
	Buffer.from(hkdfSync('sha256', root, salt, info, bytes));

const secretOf = (text: string): Uint8Array => {
	const bytes = fromBase64url(text);
	if (!bytes) throw new Error(`${text} is no secret`);
	return bytes;
};

describe('the stretching', () => {
	it('is Argon2id as the reference implementation has it', async () => {
		// phc-winner-argon2, src/test.c: version 0x13, 2 passes, 64 MiB, 1 lane.
		const argon2id = await loadArgon2id();
		const hash = argon2id({
			password: new TextEncoder().encode('password'),
			salt: new TextEncoder().encode('somesalt'),
			passes: 2,
			memorySize: 65_536,
			parallelism: 1,
			tagLength: 32
		});
		expect(Buffer.from(hash).toString('hex')).toBe(
			'09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'
		);
	});

	it('takes a name of one letter', async () => {
		// As hash-wasm 4.13.0 has it. argon2id 1.0.1 says that it wants eight bytes, and compares no lengths.
		expect(Buffer.from(await stretchName('a')).toString('hex')).toBe(
			'ac00bdcf9fd68b5e50b09b125fdd6e0fee572d7fcce205adcb91e75db8880d93'
		);
	});

	it('gives the published root secret', async () => {
		expect(Buffer.from(await stretchName('kitchen'))).toEqual(kitchenRoot);
	});
});

describe('an open room', () => {
	it.each(openRooms)('$name has the published id and seal key', async (vector) => {
		const keys = await openRoomKeys(await stretchName(vector.name));
		expect(keys.roomId).toBe(vector.roomId);
		expect(await isKey(keys.sealKey, vector.sealKey)).toBe(true);
	});

	it('has what node:crypto’s HKDF-SHA-256 makes of its root secret', async () => {
		const { roomId, sealKey } = await openRoomKeys(kitchenRoot);
		expect(roomId).toBe(base32(hkdf(kitchenRoot, '', 'visavi/1 open room: room id', 16)));
		const key = hkdf(kitchenRoot, '', 'visavi/1 open room: seal key', 32);
		expect(await isKey(sealKey, key)).toBe(true);
	});

	it('is one room in all spellings of its name', () => {
		const names = [' Straße ', 'STRASSE', 'ｓｔｒａｓｓｅ'].map(parseName);
		expect(names.map((read) => read.ok && read.normal)).toEqual(Array(3).fill('strasse'));
	});
});

describe('a private room', () => {
	it.each(privateRooms)('$name with $secret has the published id and seal key', async (vector) => {
		const keys = await privateRoomKeys(vector.name, secretOf(vector.secret));
		expect(keys.roomId).toBe(vector.roomId);
		expect(await isKey(keys.sealKey, vector.sealKey)).toBe(true);
	});

	it.each(privateRooms)('$name with $secret is what node:crypto makes of it', async (vector) => {
		const { name, secret, roomId, sealKey } = vector;
		const root = secretOf(secret);
		expect(base32(hkdf(root, name, 'visavi/1 private room: room id', 16))).toBe(roomId);
		expect(hkdf(root, name, 'visavi/1 private room: seal key', 32)).toEqual(sealKey);
	});

	it('is another one for each name and for each secret, and never an open one', async () => {
		const secret = new Uint8Array(16);
		const ids = await Promise.all([
			privateRoomKeys('kitchen', secret),
			privateRoomKeys('cellar', secret),
			privateRoomKeys('', secret),
			privateRoomKeys('kitchen', secret.with(15, 1)),
			openRoomKeys(secret)
		]);
		expect(new Set(ids.map(({ roomId }) => roomId)).size).toBe(5);
	});

	it.each([0, 15, 17, 32])('has a secret of 16 bytes, not of %i', async (length) => {
		await expect(privateRoomKeys('kitchen', new Uint8Array(length))).rejects.toThrow(RangeError);
	});

	it('takes half a character for its replacement, which the link carries', async () => {
		const secret = new Uint8Array(16);
		const [half, replaced] = await Promise.all([
			privateRoomKeys('a\ud83d', secret),
			privateRoomKeys('a\ufffd', secret)
		]);
		expect(half.roomId).toBe(replaced.roomId);
	});
});

describe('the keys of a room', () => {
	it('are an id that may stand anywhere in a PeerJS id, and a key that shows itself to nobody', async () => {
		const { roomId, sealKey } = await openRoomKeys(new Uint8Array(32));
		expect(roomId).toMatch(/^[a-z2-7]{26}$/);
		expect(sealKey).toMatchObject({
			extractable: false,
			algorithm: { name: 'AES-GCM', length: 256 }
		});
		expect(sealKey.usages.toSorted()).toEqual(['decrypt', 'encrypt']);
		await expect(crypto.subtle.exportKey('raw', sealKey)).rejects.toThrow('not extractable');
	});
});

describe('docs/protocol.md', () => {
	it('publishes vectors of both kinds', () => {
		expect([openRooms.length, privateRooms.length, kitchenRoot.length]).toEqual([6, 4, 32]);
	});
});
