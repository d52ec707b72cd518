import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSeal } from '../../src/lib/identity/envelope';
import { openRoomKeys } from '../../src/lib/identity/keys';
import type { Seal } from '../../src/lib/protocol/ports';

const sealOf = async (root: number): Promise<Seal> => {
	const { sealKey } = await openRoomKeys(new Uint8Array(32).fill(root));
	return openSeal(sealKey);
};

const [alice, bob, eve] = await Promise.all([sealOf(1), sealOf(1), sealOf(2)]);
const about = ['offer', 'dial-1', 'room-v-1', 'room-h'];

describe('an envelope', () => {
	it.each(['', 'v=0\r\n', 'ёлка 👩‍👧', '\ufeffmarked', '\u0000', 'x'.repeat(100_000)])(
		'brings its content to who knows the room: %#',
		async (content) => {
			expect(await bob.unseal(about, await alice.seal(about, content))).toBe(content);
		}
	);

	it('is a text that may stand in JSON and in an address, and shows nothing', async () => {
		const sealed = await alice.seal(about, 'secret');
		expect(sealed).toMatch(/^[\w-]+$/);
		expect(Buffer.from(sealed, 'base64url')).toHaveLength(12 + 'secret'.length + 16);
	});

	it('is another one each time', async () => {
		const sealed = await Promise.all(Array.from({ length: 100 }, () => alice.seal(about, 'same')));
		expect(new Set(sealed.map((text) => text.slice(0, 16))).size).toBe(100);
	});

	it('stays shut for who does not know the room', async () => {
		expect(await eve.unseal(about, await alice.seal(about, 'secret'))).toBeNull();
	});

	it.each([
		['another type', ['answer', 'dial-1', 'room-v-1', 'room-h']],
		['another dial', ['offer', 'dial-2', 'room-v-1', 'room-h']],
		['another sender', ['offer', 'dial-1', 'room-v-2', 'room-h']],
		['another addressee', ['offer', 'dial-1', 'room-v-1', 'room-g']],
		['sender and addressee changed about', ['offer', 'dial-1', 'room-h', 'room-v-1']],
		['less', about.slice(0, -1)],
		['more', [...about, '']],
		['the same letters cut elsewhere', ['offerd', 'ial-1', 'room-v-1', 'room-h']],
		['all in one', [about.join('')]],
		['nothing', []]
	])('stays shut under a header that says %s', async (_, other) => {
		expect(await bob.unseal(other, await alice.seal(about, 'secret'))).toBeNull();
	});

	it('stays shut when any bit of it was changed', async () => {
		const sealed = Buffer.from(await alice.seal(about, 'hi'), 'base64url');
		for (let bit = 0; bit < sealed.length * 8; bit += 1) {
			const changed = Buffer.from(sealed);
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(await bob.unseal(about, changed.toString('base64url'))).toBeNull();
		}
	});

	it('stays shut when it was cut short anywhere, or went on', async () => {
		const sealed = await alice.seal(about, 'hi');
		for (let length = 0; length < sealed.length; length += 1) {
			expect(await bob.unseal(about, sealed.slice(0, length))).toBeNull();
		}
		expect(await bob.unseal(about, `${sealed}AAAA`)).toBeNull();
	});

	it.each(['', '~', 'ёлка', 'not base64!', 'AAAA', '=', ' ', 'x'.repeat(10_000)])(
		'stays shut when it is none: %#',
		async (garbage) => {
			expect(await bob.unseal(about, garbage)).toBeNull();
		}
	);

	it('opens in its own spelling only, so that a replay is the same text', async () => {
		// 12 + 2 + 16 bytes fill base64 without a remainder; one byte less leaves two bits over.
		const sealed = await alice.seal(about, 'x');
		const last = sealed.at(-1) ?? '';
		const twin = String.fromCharCode(last.charCodeAt(0) + 1);
		for (const other of [`${sealed}=`, ` ${sealed}`, `${sealed}\n`, sealed.slice(0, -1) + twin]) {
			expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(sealed, 'base64url'));
			expect(await bob.unseal(about, other)).toBeNull();
		}
	});
});

describe('a digest', () => {
	it('is SHA-256 over version, label and parts, each behind its length', async () => {
		const hash = createHash('sha256');
		for (const part of ['visavi/1', 'digest', 'offer', 'ё', '']) {
			const bytes = Buffer.from(part);
			const length = Buffer.alloc(4);
			length.writeUInt32BE(bytes.length);
			hash.update(length).update(bytes);
		}
		expect(await alice.digest('offer', 'ё', '')).toBe(hash.digest('base64url'));
	});

	it('is another one for another label, and wherever the parts are cut', async () => {
		const digests = await Promise.all([
			alice.digest('offer', 'ab', 'c'),
			alice.digest('answer', 'ab', 'c'),
			alice.digest('offer', 'a', 'bc'),
			alice.digest('offer', 'abc'),
			alice.digest('offer', 'ab', 'c', ''),
			alice.digest('offer')
		]);
		expect(new Set(digests).size).toBe(6);
	});
});

describe('a nonce', () => {
	it('has 128 bits and is never the same', () => {
		const nonces = Array.from({ length: 1_000 }, () => alice.newNonce());
		expect(new Set(nonces).size).toBe(1_000);
		for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{21}[AQgw]$/);
	});
});
