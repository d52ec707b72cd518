/** Who may come in at all: looked at before there is a WebSocket, while a refusal costs next to nothing. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import { clientOf, isLoopback, plain, TrustedProxies } from './address.ts';
import type { Addresses } from './addresses.ts';
import { parseClaim, type Claim } from './claim.ts';
import type { IdPolicy } from './id.ts';
import { mayUse, type OriginPolicy } from './origin.ts';
import { refuse } from './refusal.ts';
import type { SocketRefusal, Tally } from './tally.ts';

export interface DoorOptions {
	readonly ids: IdPolicy;
	readonly origins: OriginPolicy;
	/** Addresses and networks (CIDR) whose X-Forwarded-For and X-Forwarded-Host are believed. */
	readonly trustedProxies: readonly string[];
}

export interface DoorParts {
	readonly sockets: WebSocketServer;
	readonly addresses: Addresses;
	readonly tally: Tally;
	/** Somebody is in, with a claim to an id, from this address. */
	readonly entered: (ws: WebSocket, claim: Claim, client: string) => void;
}

export interface Door {
	/** Why a request that is no upgrade is refused, if it is: its origin, or too many of one address. */
	readonly mayAsk: (request: IncomingMessage) => 'origin' | 'rate' | null;
	/** The host and port that the client asked for, also where a proxy asks for something else. */
	readonly hostOf: (request: IncomingMessage) => string | undefined;
	/** Lets nobody in any more. */
	readonly shut: () => void;
}

/** Takes over the connections and upgrades of `server`. */
export function openDoor(server: Server, options: DoorOptions, parts: DoorParts): Door {
	const { sockets, addresses, tally, entered } = parts;
	const proxies = new TrustedProxies(options.trustedProxies);
	let isShut = false;

	/** A proxy speaks for many: they are counted one by one, as soon as it has said who they are. */
	server.on('connection', (socket) => {
		const address = plain(socket.remoteAddress);
		if (proxies.includes(address)) return;
		if (!addresses.enter(address)) {
			tally.refused('address');
			socket.destroy();
			return;
		}
		socket.once('close', () => addresses.leave(address));
	});

	server.on('upgrade', (request, stream, head) => {
		// Before a WebSocket listens, an error of the connection would have no listener at all.
		const failed = (): unknown => stream.destroy();
		stream.on('error', failed);
		const client = clientOf(request, proxies);
		tally.strangeProxy ||= isLoopback(client) && 'x-forwarded-for' in request.headers;
		const claim = look(request, client, stream);
		if (typeof claim === 'string') {
			tally.refused(claim);
			refuse(stream, claim);
			return;
		}
		sockets.handleUpgrade(request, stream, head, (ws) => {
			stream.off('error', failed);
			entered(ws, claim, client);
		});
	});

	/** What the request asks for, or why that is refused. What costs most comes last. */
	function look(request: IncomingMessage, client: string, stream: Duplex): Claim | SocketRefusal {
		if (isShut) return 'draining';
		const claim = parseClaim(request, options.ids);
		if (typeof claim === 'string') return claim;
		if (!isWelcome(request)) return 'origin';
		return enter(client, request, stream) ?? claim;
	}

	const isWelcome = (request: IncomingMessage): boolean =>
		mayUse(request.headers.origin, hostOf(request), options.origins);

	function ask(request: IncomingMessage): 'origin' | 'rate' | null {
		if (!isWelcome(request)) return 'origin';
		return addresses.said(clientOf(request, proxies)) > 0 ? 'rate' : null;
	}

	function hostOf({ headers, socket }: IncomingMessage): string | undefined {
		const forwarded = headers['x-forwarded-host'];
		const isTrusted = proxies.includes(plain(socket.remoteAddress));
		return isTrusted && typeof forwarded === 'string' ? forwarded : headers.host;
	}

	function enter(client: string, request: IncomingMessage, stream: Duplex): SocketRefusal | null {
		if (!addresses.mayOpen(client)) return 'opening-rate';
		if (!proxies.includes(plain(request.socket.remoteAddress))) return null; // counted as a connection
		if (!addresses.enter(client)) return 'address';
		stream.once('close', () => addresses.leave(client));
		return null;
	}

	return {
		mayAsk: (request) => {
			const refusal = ask(request);
			if (refusal) tally.refused(refusal);
			return refusal;
		},
		hostOf,
		shut: () => {
			isShut = true;
		}
	};
}
