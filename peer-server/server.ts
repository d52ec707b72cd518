import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { openBroker } from './broker.ts';
import { headers } from './headers.ts';
import { health, readiness } from './health.ts';
import { iceDesk } from './ice.ts';
import { noLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { fromThisMachine, openMetricsPort } from './monitoring.ts';
import { parseOptions, type Options } from './options.ts';
import { pageConfig } from './page-config.ts';
import { reachableAt } from './reachable.ts';
import { startReport } from './report.ts';
import { newStunTally } from './stun/server.ts';
import { startStun } from './stun/start.ts';
import { openSite } from './static.ts';
import { readCertificate, type Certificate } from './tls.ts';

export interface RunningServer {
	/** Where a browser on this machine reaches it. */
	readonly url: URL;
	/** Where the metrics are. */
	readonly metricsUrl: URL;
	/** Where STUN is answered, if it is. */
	readonly stunPort: number | null;
	/** From now on it says that it is not ready; whoever is there stays, and whoever comes may. */
	readonly drain: () => void;
	/**
	 * Reads the certificate again; who is connected stays.
	 * @throws OptionError when it cannot be used; the old one stays
	 */
	readonly reload: () => Promise<void>;
	/** Stops listening, closes every socket and resolves when all are gone. */
	readonly close: () => Promise<void>;
}

/** HTTP's own limits: no request of a page or a client comes near them. Sizes in bytes. */
const limits = {
	maxHeaderSize: 8 * 1024,
	headersTimeout: 10_000,
	requestTimeout: 15_000,
	connectionsCheckingInterval: 2_000
};

/** TLS's own. */
const handshakeTimeout = 10_000;

/**
 * The site and the broker on one port; resolves once it answers. What is not given has its default.
 * @throws OptionError when there is no site or no certificate; what `net.Server` throws when it cannot listen.
 */
export async function startServer(
	given: Partial<Options> = {},
	log = noLog()
): Promise<RunningServer> {
	const options: Options = { ...parseOptions({}), ...given };
	const site = options.siteFolder === null ? [] : [await openSite(options.siteFolder)];
	const app = express();
	app.disable('x-powered-by');
	const { http, secure } = await openHttp(options, app);
	const broker = openBroker(http, options.guard);
	const stunTally = newStunTally();
	const stun = await startStun(options, stunTally, log.logger);
	const metrics = openMetrics(broker, stunTally, log.lost);
	let draining = false;

	app.use(headers(options.frameAncestors));
	app.get('/healthz', health);
	app.get(
		'/readyz',
		readiness(() => draining)
	);
	if (options.metrics === 'loopback') app.get('/metrics', fromThisMachine(metrics.handler));
	const { iceServers, turn } = options;
	const stunPort = stun?.port ?? null;
	app.get(
		'/config.json',
		pageConfig({ iceServers, hasTurn: turn !== null, stunPort, hostOf: broker.hostOf })
	);
	if (turn) app.use(iceDesk(turn, broker));
	// The broker too has an answer for `/`: the site's comes first.
	app.use(...site, onlyBroker, broker.app, notFound, failed(log.logger));

	http.listen(options.port, options.host);
	await once(http, 'listening');
	// Such as EMFILE, when no connection can be taken for a while; without a listener it would end the process.
	http.on('error', () => broker.tally.refused('accept'));
	const url = reachableAt(secure ? 'https' : 'http', options.host, portOf(http));
	const own =
		options.metrics === 'loopback' ? null : await openMetricsPort(options.metrics, metrics.handler);
	const stopReport = startReport(broker, log.logger);

	return {
		url,
		metricsUrl: own?.url ?? new URL('/metrics', url),
		stunPort,
		drain: () => {
			draining = true;
		},
		reload: async () => {
			if (options.tls) secure?.(await readCertificate(options.tls));
		},
		close: async () => {
			draining = true;
			const closed = once(http, 'close');
			http.close();
			stopReport();
			metrics.close();
			await Promise.all([broker.close(), own?.close(), stun?.close()]);
			http.closeAllConnections();
			await closed;
		}
	};
}

interface Http {
	readonly http: Server;
	/** Takes another certificate; `null` without TLS. */
	readonly secure: ((certificate: Certificate) => void) | null;
}

async function openHttp({ tls }: Options, app: RequestListener): Promise<Http> {
	if (!tls) return { http: createServer(limits, app), secure: null };
	const certificate = await readCertificate(tls);
	const https = createTlsServer({ ...limits, handshakeTimeout, ...certificate }, app);
	return { http: https, secure: (next) => https.setSecureContext(next) };
}

const portOf = (http: Server): number => (http.address() as AddressInfo).port;

const notFound: RequestHandler = (_request, response) => {
	response.status(404).type('text/plain').send('Not found\n');
};

/** `peer` would answer `/anything/id` as well. */
const onlyBroker: RequestHandler = (request, response, next) =>
	request.path === '/' || request.path.startsWith('/peerjs/')
		? next()
		: notFound(request, response, next);

/** Express knows an error handler by its four parameters. Its own would print the request's address. */
const failed =
	(logger: { error: (what: string) => void }): ErrorRequestHandler =>
	(cause: unknown, _request, response, next) => {
		if (response.headersSent) return next(cause);
		const status = statusOf(cause);
		if (status === 500) logger.error('a request failed inside the server');
		return response.status(status).type('text/plain').send('This request cannot be answered\n');
	};

/** What Express's own parts blame the client for has a status; so has an address that cannot be decoded, in some of them. */
function statusOf(cause: unknown): number {
	if (cause instanceof URIError) return 400;
	const status = cause instanceof Error && 'status' in cause ? Number(cause.status) : 500;
	return status >= 400 && status < 500 ? status : 500;
}
