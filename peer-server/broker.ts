/**
 * The broker: stock `peer`, kept from outside. It trusts whoever comes and every frame that it is sent, so it meets only
 * whom the guard lets through. Nothing of it is replaced: the guard is what it takes for its WebSocket server.
 */
import type { Server } from 'node:http';
import type { Express } from 'express';
import { ExpressPeerServer } from 'peer';
import { brokerKey } from './guard/claim.ts';
import { openGuard, type Guard, type GuardOptions } from './guard/guard.ts';

/** RFC 6455 registry: "service restart", come back a little later. */
const serviceRestart = 1012;

export interface Broker extends Omit<Guard, 'close' | 'sockets'> {
	/** To be mounted at `/`: it answers under `/peerjs/`. */
	readonly app: Express;
	/** Closes every socket; resolves when all are gone. Two timers of `peer` go on: it has no way to stop them. */
	readonly close: () => Promise<void>;
}

/** Puts the PeerJS protocol at `/peerjs` of a server whose requests reach the returned app. */
export function openBroker(server: Server, options: GuardOptions): Broker {
	const { sockets, close, ...guard } = openGuard(server, options);
	const app = ExpressPeerServer(server, {
		path: '/',
		key: brokerKey,
		// The guard has its own limit, by connection.
		concurrent_limit: Infinity,
		// So is the silence of a client: `peer` takes the time from a clock that may be set, and would cut off everybody.
		alive_timeout: Infinity,
		createWebSocketServer: () => sockets
	});
	app.disable('x-powered-by');
	// What `peer` cannot carry out the guard should have kept away; counted, and not logged, since it quotes what was sent.
	app.on('error', () => guard.tally.refused('protocol'));
	return { ...guard, app, close: () => close(serviceRestart) };
}
