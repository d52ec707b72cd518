/**
 * STUN's Binding method (RFC 8489) and nothing else of it: a request in, what to answer out. Pure. The answer is never more
 * than `maxGrowthBytes` longer than the request: who sends in another's name gains nothing by it.
 */
import { isIPv4 } from 'node:net';
import { crc32 } from 'node:zlib';

/** Who asks, as the socket saw it. */
export interface Asker {
	/** IPv4 as such, not wrapped in IPv6. */
	readonly address: string;
	readonly port: number;
}

/** Of the longest answer, over its request: an IPv6 address is the most that there is to say. */
export const maxGrowthBytes = 24;

/** A browser's request has 20 to 28 bytes, one with all that the RFC knows less than 200. */
const maxRequestBytes = 548;

const headerBytes = 20;
const cookie = 0x2112_a442;
const request = 0x0001;
const success = 0x0101;
const failure = 0x0111;

const attribute = { errorCode: 0x0009, unknown: 0x000a, mapped: 0x0020, fingerprint: 0x8028 };

/** Those that must be understood (below 0x8000) and are: of credentials, which nobody needs here (RFC 8489 §14). */
const understood = new Set([0x0006, 0x0008, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e]);

/** XORed with the checksum, so that it is no other protocol's by chance (RFC 8489 §14.7). */
const fingerprintMask = 0x5354_554e;
const fingerprintBytes = 8;

interface Request {
	/** Cookie and transaction id, which the answer repeats. */
	readonly transaction: Buffer;
	readonly unknown: readonly number[];
	readonly fingerprint: boolean;
}

/** What to send back; `null` for whatever is no Binding request, which gets no answer at all. */
export function answerTo(received: Buffer, asker: Asker): Buffer | null {
	const read = parse(received);
	if (!read) return null;
	const { transaction, unknown, fingerprint } = read;
	const [type, attributes] =
		unknown.length > 0
			? ([failure, unknownAttributes(unknown)] as const)
			: ([success, mappedAddress(asker, transaction)] as const);
	const length = attributes.length + (fingerprint ? fingerprintBytes : 0);
	const answer = Buffer.concat([words(type, length), transaction, attributes]);
	return fingerprint ? Buffer.concat([answer, fingerprintOf(answer)]) : answer;
}

function parse(received: Buffer): Request | null {
	const { length } = received;
	if (length < headerBytes || length > maxRequestBytes || length % 4 !== 0) return null;
	if (received.readUInt16BE(0) !== request || received.readUInt32BE(4) !== cookie) return null;
	if (received.readUInt16BE(2) !== length - headerBytes) return null;
	const unknown: number[] = [];
	let fingerprint = false;
	for (let at = headerBytes; at < length;) {
		// Nothing stands behind a fingerprint.
		if (fingerprint) return null;
		const type = received.readUInt16BE(at);
		const size = received.readUInt16BE(at + 2);
		const next = at + 4 + Math.ceil(size / 4) * 4;
		if (next > length) return null;
		if (type === attribute.fingerprint) {
			if (size !== 4 || !fingerprintOf(received.subarray(0, at)).equals(received.subarray(at))) {
				return null;
			}
			fingerprint = true;
		} else if (type < 0x8000 && !understood.has(type)) unknown.push(type);
		at = next;
	}
	return { transaction: received.subarray(4, headerBytes), unknown, fingerprint };
}

/** XOR-MAPPED-ADDRESS: XORed, so that no router on the way replaces what it takes for an address (RFC 8489 §14.2). */
function mappedAddress({ address, port }: Asker, transaction: Buffer): Buffer {
	const v4 = isIPv4(address);
	const plain = v4 ? Buffer.from(address.split('.').map(Number)) : bytesOf(address);
	const masked = plain.map((byte, index) => byte ^ (transaction[index] ?? 0));
	const family = v4 ? 0x01 : 0x02;
	const head = words(attribute.mapped, 4 + plain.length, family, port ^ (cookie >>> 16));
	return Buffer.concat([head, masked]);
}

/** 420 (RFC 8489 §6.3.1). The words that may go with it are left out. */
function unknownAttributes(unknown: readonly number[]): Buffer {
	const padding = unknown.length % 2 === 0 ? [] : [0];
	return words(
		...[attribute.errorCode, 4, 0, 0x0414],
		...[attribute.unknown, unknown.length * 2, ...unknown, ...padding]
	);
}

/** The attribute for a message of which it is the last; the message's own length must already count it. */
function fingerprintOf(message: Buffer): Buffer {
	const checksum = Buffer.alloc(4);
	checksum.writeUInt32BE((crc32(message) ^ fingerprintMask) >>> 0);
	return Buffer.concat([words(attribute.fingerprint, 4), checksum]);
}

/** The 16 bytes of an IPv6 address (RFC 4291 §2.2), without its zone. */
function bytesOf(address: string): Buffer {
	const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
	const [head = '', tail] = hostname.slice(1, -1).split('::');
	const groups = (text = ''): number[] =>
		text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
	const [first, last] = [groups(head), groups(tail)];
	return words(...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last);
}

/** Numbers of 16 bits each, in network order. */
function words(...numbers: readonly number[]): Buffer {
	const buffer = Buffer.alloc(numbers.length * 2);
	for (const [index, number] of numbers.entries()) buffer.writeUInt16BE(number, index * 2);
	return buffer;
}
