/** Where the metrics can be read: by nobody from outside, unless somebody opens that up. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { isLoopback, plain } from './guard/address.ts';
import type { Endpoint } from './options/operating.ts';
import { reachableAt } from './reachable.ts';

/**
 * Lets through who is on this machine. What a proxy on this machine hands on comes from elsewhere, and says so by one of
 * these headers.
 */
export const fromThisMachine =
	(handler: RequestHandler): RequestHandler =>
	(request, response, next) => {
		const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some(
			(name) => name in request.headers
		);
		if (isForwarded || !isLoopback(plain(request.socket.remoteAddress))) next('route');
		else handler(request, response, next);
	};

export interface MetricsPort {
	readonly url: URL;
	readonly close: () => Promise<void>;
}

/**
 * `GET /metrics` on a port of its own, and nothing else.
 * @throws what `net.Server` throws when it cannot listen
 */
export async function openMetricsPort(
	{ host, port }: Endpoint,
	handler: RequestHandler
): Promise<MetricsPort> {
	const app = express();
	app.disable('x-powered-by');
	app.get('/metrics', handler);
	const http = createServer(app);
	http.listen(port, host);
	await once(http, 'listening');
	return {
		url: new URL('/metrics', reachableAt('http', host, (http.address() as AddressInfo).port)),
		close: async () => {
			const closed = once(http, 'close');
			http.close();
			http.closeAllConnections();
			await closed;
		}
	};
}
