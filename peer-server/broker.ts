/**
 * The broker: stock `peer`, kept from outside. It trusts every frame that it is sent; what would end the
 * process is turned away here, before `peer` acts on it.
 */
import type { Server } from 'node:http';
import type { Express } from 'express';
import { ExpressPeerServer } from 'peer';
import * as v from 'valibot';
import { WebSocketServer } from 'ws';

/** An offer has about 10 KB; `ws` alone would take 100 MiB. */
const maxFrameBytes = 64 * 1024;

/** How long a browser has to answer that its socket is being closed. */
const closingGraceMs = 1_000;

/** RFC 6455 registry: "service restart", come back a little later. */
const serviceRestart = 1012;

/** An object as `dst` would throw in a timer of `peer` five seconds later, where nobody catches. */
const frame = v.object({ type: v.string(), dst: v.nullish(v.string()) });

export interface Broker {
	/** To be mounted at `/`: it answers under `/peerjs/`. */
	readonly app: Express;
	/** Open sockets. */
	readonly clients: () => number;
	/** Messages taken for another client so far; heartbeats do not count. */
	readonly messages: () => number;
	/** Frames and sockets refused as broken so far. */
	readonly faults: () => number;
	/** Closes every socket; resolves when all are gone. Two timers of `peer` go on: it has no way to stop them. */
	readonly close: () => Promise<void>;
}

/** Puts the PeerJS protocol at `/peerjs` of a server whose requests reach the returned app. */
export function openBroker(server: Server): Broker {
	const sockets = new WebSocketServer({ server, path: '/peerjs', maxPayload: maxFrameBytes });
	let messages = 0;
	let faults = 0;

	const app = ExpressPeerServer(server, {
		path: '/',
		key: 'peerjs',
		createWebSocketServer: () => sockets
	});
	app.disable('x-powered-by');
	// `peer` passes a frame on only when this returns; what it throws comes back as an 'error'.
	app.on('message', (_client, message) => {
		const { type } = v.parse(frame, message);
		if (type !== 'HEARTBEAT') messages += 1;
	});
	// Counted and not logged: the text of such an error quotes what was sent.
	app.on('error', () => {
		faults += 1;
	});

	return {
		app,
		clients: () => sockets.clients.size,
		messages: () => messages,
		faults: () => faults,
		close: () => closeAll(sockets)
	};
}

async function closeAll(sockets: WebSocketServer): Promise<void> {
	const open = [...sockets.clients];
	const gone = open.map(
		(socket) => new Promise<void>((done) => socket.once('close', () => done()))
	);
	sockets.close();
	for (const socket of open) socket.close(serviceRestart);
	const cut = setTimeout(() => open.forEach((socket) => socket.terminate()), closingGraceMs);
	await Promise.all(gone);
	clearTimeout(cut);
}
