/**
 * What stands between the internet and `peer`. It is given to `peer` as its WebSocket server (`createWebSocketServer`),
 * so that `peer` meets only clients that were let in, and hears only what they may say.
 */
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { Absent } from './absent.ts';
import { Addresses } from './addresses.ts';
import { requestFor, type Claim } from './claim.ts';
import { openDoor, type Door, type DoorOptions } from './door.ts';
import { parseFrame } from './frame.ts';
import { Holders } from './holders.ts';
import { Line } from './line.ts';
import { maxFragments, maxFrameBytes, type Limits } from './limits.ts';
import { Tally } from './tally.ts';

export interface GuardOptions extends DoorOptions {
	readonly limits: Limits;
}

export interface Guard extends Pick<Door, 'hostOf' | 'mayAsk'> {
	/** For `createWebSocketServer`. */
	readonly sockets: WebSocketServer;
	readonly tally: Tally;
	/** Open sockets, granted or not. */
	readonly clients: () => number;
	/** Ids that are held. */
	readonly held: () => number;
	/** Messages that wait for somebody who is not there. */
	readonly waiting: () => number;
	/** Whether this is the token of who holds the id. */
	readonly isHeldBy: (id: string, token: string) => boolean;
	/** Lets nobody in any more, closes every socket with this code (RFC 6455 §7.4), resolves when all are gone. */
	readonly close: (code: number) => Promise<void>;
}

/** How long a client has to answer that its socket is being closed. */
const closingGraceMs = 1_000;

/** How often the silent are looked for. */
const sweepMs = 10_000;

const now = (): number => performance.now();

/** Takes over the connections and upgrades of `server`. */
export function openGuard(server: Server, options: GuardOptions): Guard {
	const { limits } = options;
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: maxFrameBytes,
		maxFragments,
		perMessageDeflate: false,
		autoPong: false
	});
	const tally = new Tally();
	const addresses = new Addresses(limits, now);
	const absent = new Absent(now);
	const holders = new Holders({
		tally,
		now,
		granted: (line) => {
			// Of a WebSocket, `peer` uses nothing that a line has not.
			sockets.emit('connection', line, requestFor(line.claim));
			absent.arrived(line.claim.id);
		}
	});
	const sweep = setInterval(() => holders.cutSilent(), sweepMs).unref();
	server.maxConnections = limits.sockets;
	const door = openDoor(server, options, { sockets, addresses, tally, entered });

	function entered(ws: WebSocket, claim: Claim, client: string): void {
		const addressSaid = (): number => addresses.said(client);
		const line = new Line({ ws, claim, limits, tally, now, addressSaid });
		line.open({
			heard: () => holders.heard(line),
			said: (text, bytes) => pass(line, text, bytes),
			ended: () => holders.ended(line)
		});
		holders.claim(line);
	}

	/** Hands `peer` what it may hear. */
	function pass(line: Line, text: string, bytes: number): void {
		const frame = parseFrame(text);
		if (typeof frame === 'string') return tally.refused(frame);
		if (frame.type !== 'HEARTBEAT') {
			const { type, dst } = frame;
			// `peer` would free the id and let the socket speak on under it.
			if (!dst) return line.close();
			const waits = type !== 'LEAVE' && !holders.has(dst);
			if (waits && !absent.mayWait(dst, line, bytes)) {
				tally.refused('absent');
				return line.send(JSON.stringify({ type: 'EXPIRE', src: dst, dst: line.claim.id }));
			}
			tally.relayed(bytes);
		}
		line.emit('message', text);
		return undefined;
	}

	return {
		sockets,
		tally,
		clients: () => sockets.clients.size,
		held: () => holders.size,
		waiting: () => absent.size,
		hostOf: door.hostOf,
		mayAsk: door.mayAsk,
		isHeldBy: (id, token) => holders.isHeldBy(id, token),
		close: async (code) => {
			door.shut();
			addresses.close();
			clearInterval(sweep);
			const open = [...sockets.clients];
			const gone = open.map((ws) => new Promise((done) => ws.once('close', done)));
			for (const line of holders.lines()) line.close(code);
			for (const ws of open) ws.close(code);
			const cut = setTimeout(() => open.forEach((ws) => ws.terminate()), closingGraceMs);
			await Promise.all(gone);
			clearTimeout(cut);
		}
	};
}
