/** A STUN client, written from RFC 8489 and not from our server. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { crc32 } from 'node:zlib';

export const transaction = Buffer.from('b7e7a701bc34d686fa87dfae', 'hex');
const cookie = Buffer.from('2112a442', 'hex');

export interface Attribute {
	readonly type: number;
	readonly value: Buffer;
}

/** A message of that type; `fingerprint` ends it with one. */
export function message(
	type: number,
	attributes: readonly Attribute[] = [],
	fingerprint = false
): Buffer {
	const body = attributes.map((one) => {
		const padding = Buffer.alloc((4 - (one.value.length % 4)) % 4);
		return Buffer.concat([numbers(one.type, one.value.length), one.value, padding]);
	});
	const length = body.reduce((sum, { byteLength }) => sum + byteLength, fingerprint ? 8 : 0);
	const plain = Buffer.concat([numbers(type, length), cookie, transaction, ...body]);
	if (!fingerprint) return plain;
	const checksum = Buffer.alloc(4);
	checksum.writeUInt32BE((crc32(plain) ^ 0x5354554e) >>> 0);
	return Buffer.concat([plain, numbers(0x8028, 4), checksum]);
}

const numbers = (...all: number[]): Buffer =>
	Buffer.concat(all.map((one) => Buffer.from([one >> 8, one & 0xff])));

export const bindingRequest = message(0x0001);

/** The attributes of a message. */
export function attributesOf(answer: Buffer): Attribute[] {
	const found: Attribute[] = [];
	for (let at = 20; at < answer.length;) {
		const size = answer.readUInt16BE(at + 2);
		const value = answer.subarray(at + 4, at + 4 + size);
		found.push({ type: answer.readUInt16BE(at), value });
		at += 4 + Math.ceil(size / 4) * 4;
	}
	return found;
}

export interface StunSocket {
	readonly port: number;
	readonly send: (bytes: Buffer) => void;
	readonly next: () => Promise<Buffer>;
	/** What has come so far and was not taken. */
	readonly waiting: () => number;
	readonly close: () => void;
}

/** A UDP socket that talks to one port of this machine. */
export async function openSocket(host: '127.0.0.1' | '::1', port: number): Promise<StunSocket> {
	const socket = createSocket(host === '::1' ? 'udp6' : 'udp4');
	const came: Buffer[] = [];
	socket.on('message', (bytes) => {
		came.push(bytes);
		socket.emit('came');
	});
	socket.bind(0, host);
	await once(socket, 'listening');
	return {
		port: socket.address().port,
		send: (bytes) => socket.send(bytes, port, host),
		next: async () => {
			while (came.length === 0) await once(socket, 'came');
			return came.shift() as Buffer;
		},
		waiting: () => came.length,
		close: () => socket.close()
	};
}
