/**
 * How a file goes over the wire, and how it is told whether it is the same at the other end. The browser itself digests
 * blocks of one MiB, beside the page and natively, and then all of their digests: it has no SHA-256 that goes on from
 * where it was, and one in JavaScript would weigh 3 KiB and take the page's own time. Who changes a byte changes it.
 */

export const blockBytes = 1_048_576;

/** Id and place of what follows: 4 and 8 bytes. */
const headerBytes = 12;

/** Of a file, in one message. */
export const pieceBytes = 65_536 - headerBytes;

/** A piece of a file as it is sent. */
export interface Piece {
	readonly id: number;
	readonly at: number;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export function frame({ id, at, bytes }: Piece): Uint8Array<ArrayBuffer> {
	const framed = new Uint8Array(headerBytes + bytes.length);
	const header = new DataView(framed.buffer);
	header.setUint32(0, id);
	header.setFloat64(4, at);
	framed.set(bytes, headerBytes);
	return framed;
}

/** `null` for what is no piece of a file. */
export function unframe(message: ArrayBuffer): Piece | null {
	if (message.byteLength <= headerBytes || message.byteLength > headerBytes + pieceBytes)
		return null;
	const header = new DataView(message);
	return {
		id: header.getUint32(0),
		at: header.getFloat64(4),
		bytes: new Uint8Array(message, headerBytes)
	};
}

/** SHA-256, in 32 bytes. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** The digest of a file, out of those of its blocks, as it is said. */
export async function wholeDigest(blocks: readonly ArrayBuffer[], digest: Digest): Promise<string> {
	const all = new Uint8Array(blocks.length * 32);
	for (const [at, block] of blocks.entries()) all.set(new Uint8Array(block), at * 32);
	const whole = new Uint8Array(await digest(all));
	return Array.from(whole, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
