import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { openBroker } from './broker.ts';
import { headers } from './headers.ts';
import { health } from './health.ts';
import { openMetrics } from './metrics.ts';
import { parseOptions, type Options } from './options.ts';
import { pageConfig } from './page-config.ts';
import { openSite } from './static.ts';

export interface RunningServer {
	/** Where a browser on this machine reaches it. */
	readonly url: URL;
	/** Stops listening, closes every socket and resolves when all are gone. */
	readonly close: () => Promise<void>;
}

/** HTTP's own limits: no request of a page or a client comes near them. Sizes in bytes. */
const http1 = {
	maxHeaderSize: 8 * 1024,
	headersTimeout: 10_000,
	requestTimeout: 15_000,
	connectionsCheckingInterval: 2_000
};

/**
 * The site and the broker on one port; resolves once it answers. What is not given has its default.
 * @throws OptionError when there is no site; what `net.Server` throws when it cannot listen.
 */
export async function startServer(given: Partial<Options> = {}): Promise<RunningServer> {
	const options: Options = { ...parseOptions({}), ...given };
	const site = options.siteFolder === null ? [] : [await openSite(options.siteFolder)];
	const app = express();
	app.disable('x-powered-by');
	const http = createServer(http1, app);
	const broker = openBroker(http, options.guard);
	const metrics = openMetrics(broker);

	app.use(headers(options.frameAncestors));
	app.get('/healthz', health);
	app.get('/metrics', metrics.handler);
	app.get('/config.json', pageConfig(options.iceServers));
	// The broker too has an answer for `/`: the site's comes first.
	app.use(...site, onlyBroker, broker.app, notFound, failed);

	http.listen(options.port, options.host);
	await once(http, 'listening');
	// Such as EMFILE, when no connection can be taken for a while; without a listener it would end the process.
	http.on('error', () => broker.tally.refused('accept'));

	const { port } = http.address() as AddressInfo;
	return {
		url: new URL(`http://${reachable(options.host)}:${port}/`),
		close: async () => {
			const closed = once(http, 'close');
			http.close();
			metrics.close();
			await broker.close();
			http.closeAllConnections();
			await closed;
		}
	};
}

/** An address to listen on is not always one to go to, and IPv6 wants brackets in a URL (RFC 3986 §3.2.2). */
function reachable(host: string): string {
	if (host === '0.0.0.0') return '127.0.0.1';
	if (host === '::') return '[::1]';
	return host.includes(':') ? `[${host}]` : host;
}

const notFound: RequestHandler = (_request, response) => {
	response.status(404).type('text/plain').send('Not found\n');
};

/** `peer` would answer `/anything/id` as well. */
const onlyBroker: RequestHandler = (request, response, next) =>
	request.path === '/' || request.path.startsWith('/peerjs/')
		? next()
		: notFound(request, response, next);

/** Express knows an error handler by its four parameters. Its own would print the request's address. */
const failed: ErrorRequestHandler = (cause: unknown, _request, response, next) => {
	if (response.headersSent) return next(cause);
	const status = cause instanceof URIError ? 400 : 500;
	if (status === 500) console.error('A request failed inside the server.');
	return response.status(status).type('text/plain').send('This request cannot be answered\n');
};
