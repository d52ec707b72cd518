/** Who is at the other end of a connection, as far as a network can tell. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** A proxy's word about whom it speaks for is taken only from these. */
export class TrustedProxies {
	readonly #list = new BlockList();

	/** @param networks addresses, or networks such as `10.0.0.0/8` */
	constructor(networks: readonly string[]) {
		for (const network of networks) {
			const [address = '', bits] = network.split('/');
			const family = isIPv6(address) ? 'ipv6' : 'ipv4';
			if (bits === undefined) this.#list.addAddress(address, family);
			else this.#list.addSubnet(address, Number(bits), family);
		}
	}

	includes(address: string): boolean {
		return this.#list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
	}
}

/** IPv4 as such, also where the system wraps it in IPv6 (RFC 4291 §2.5.5.2). */
export const plain = (address: string | undefined): string =>
	(address ?? '').replace(/^::ffff:(?=[\d.]+$)/i, '');

const loopback = new TrustedProxies(['127.0.0.0/8', '::1']);

/** Whether it is of this very machine. */
export const isLoopback = (address: string): boolean => loopback.includes(address);

/** The address of the client, whom a trusted proxy names last; others' words about themselves are not believed. */
export function clientOf(request: IncomingMessage, proxies: TrustedProxies): string {
	let client = plain(request.socket.remoteAddress);
	const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
	while (proxies.includes(client)) {
		const before = plain(forwarded.pop()?.trim());
		if (isIP(before) === 0) break;
		client = before;
	}
	return client;
}

/** What shares one limit: an IPv4 address, or the IPv6 /64 that one customer is given (RFC 6177). */
export function groupOf(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = '', tail] = address.split('::');
	const start = head === '' ? [] : head.split(':');
	const end = tail === undefined || tail === '' ? [] : tail.split(':');
	const gap = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
	return [...start, ...Array<string>(gap).fill('0'), ...end].slice(0, 4).join(':');
}
