/** From a room name to the room's public id at the broker. */

const label = 'visavi/1 room id';
const roomIdBytes = 16;

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

/**
 * The room id of a normalised name: HKDF-SHA-256 (RFC 5869), 128 bits, versioned and domain-separated. The same
 * name gives the same id everywhere; the id does not show the name.
 */
export async function deriveRoomId(normalName: string): Promise<string> {
	const text = new TextEncoder();
	const name = await crypto.subtle.importKey('raw', text.encode(normalName), 'HKDF', false, [
		'deriveBits'
	]);
	const bits = await crypto.subtle.deriveBits(
		{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: text.encode(label) },
		name,
		roomIdBytes * 8
	);
	return base32(new Uint8Array(bits));
}
