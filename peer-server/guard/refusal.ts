/** How somebody is told before there is a WebSocket, at the least cost. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SocketRefusal } from './tally.ts';

const statuses: Partial<Record<SocketRefusal, number>> = {
	address: 429,
	draining: 503,
	'opening-rate': 429,
	origin: 403,
	path: 404
};

/** Answers an upgrade with an HTTP status (RFC 6455 §4.2.2) and closes, whether or not that is read. */
export function refuse(stream: Duplex, reason: SocketRefusal): void {
	const status = statuses[reason] ?? 400;
	stream.once('finish', () => stream.destroy());
	stream.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
	);
}
