/**
 * From a room's root secret to what is made of it: HKDF-SHA-256 (RFC 5869), one label for each use, versioned. The
 * root secret of an open room is its stretched name; that of a private room is the secret in its link, with the
 * name as salt.
 */
export interface RoomKeys {
	/** Public: all of the name that the broker sees. 128 bits in base32. */
	readonly roomId: string;
	/** AES-256-GCM; what it seals only this room can open. It cannot be exported. */
	readonly sealKey: CryptoKey;
}

type RoomKind = 'open' | 'private';

const roomIdBytes = 16;
/** Of a link secret: random bits need no stretching. */
export const secretBytes = 16;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 §6 in lower case without padding: valid inside a PeerJS id. */
export function base32(bytes: Uint8Array): string {
	let text = '';
	let bits = 0;
	let value = 0;
	for (const byte of bytes) {
		value = (value << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			text += alphabet[(value >>> bits) & 31];
		}
		value &= (1 << bits) - 1;
	}
	return bits === 0 ? text : text + alphabet[(value << (5 - bits)) & 31];
}

/** The keys of an open room, from its stretched name. */
export const openRoomKeys = (root: Uint8Array): Promise<RoomKeys> =>
	derive('open', root, new Uint8Array());

/**
 * The keys of a private room, from the secret in its link.
 * @throws {RangeError} for a secret that is not one
 */
export async function privateRoomKeys(normalName: string, secret: Uint8Array): Promise<RoomKeys> {
	if (secret.length !== secretBytes) throw new RangeError('a link secret has 16 bytes');
	return derive('private', secret, new TextEncoder().encode(normalName));
}

async function derive(kind: RoomKind, root: Uint8Array, salt: Uint8Array): Promise<RoomKeys> {
	const from = await crypto.subtle.importKey('raw', new Uint8Array(root), 'HKDF', false, [
		'deriveBits',
		'deriveKey'
	]);
	const by = (use: string): HkdfParams => ({
		name: 'HKDF',
		hash: 'SHA-256',
		salt: new Uint8Array(salt),
		info: new TextEncoder().encode(`visavi/1 ${kind} room: ${use}`)
	});
	const [id, sealKey] = await Promise.all([
		crypto.subtle.deriveBits(by('room id'), from, roomIdBytes * 8),
		crypto.subtle.deriveKey(by('seal key'), from, { name: 'AES-GCM', length: 256 }, false, [
			'encrypt',
			'decrypt'
		])
	]);
	return { roomId: base32(new Uint8Array(id)), sealKey };
}
