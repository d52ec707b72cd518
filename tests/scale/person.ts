/** Somebody who holds an id at the brokers as the page does: who loses their socket comes back for the same id. */
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { WebSocket } from 'ws';
import { retryAfterMs } from '../../src/lib/protocol/timing.ts';
import { claimUrl, type Frame } from '../server/stock-client.ts';
import { authority } from './balancer.ts';

/** As the page's clock does it. */
const jittered = (ms: number): number => ms * (0.75 + 0.5 * Math.random());

/** A page waits no longer for its OPEN. */
const openMs = 5_000;

export class Person {
	/** How often a socket with an id was lost. */
	lost = 0;
	/** When the id was granted last, by `performance.now()`. */
	seatedAtMs = 0;
	readonly id: string;
	readonly #token: string;
	#balancers: readonly URL[];
	readonly #address: string;
	readonly #agent: Agent;
	readonly #events = new EventEmitter();
	#seat: WebSocket | null = null;
	#attempt: WebSocket | null = null;
	#again: NodeJS.Timeout | null = null;
	#tries = 0;

	/**
	 * @param balancers in the order in which they are tried, as a browser tries the addresses of one name
	 * @param address of 127.0.0.0/8, to come from
	 */
	constructor(id: string, balancers: readonly URL[], address: string) {
		this.id = id;
		this.#token = `token-of-${id}`;
		this.#balancers = balancers;
		this.#address = address;
		this.#agent = new Agent({
			ca: authority,
			localAddress: address,
			keepAlive: true,
			maxSockets: 8
		});
		this.#events.setMaxListeners(0);
	}

	get isSeated(): boolean {
		return this.#seat !== null;
	}

	/** From now on the addresses of the balancers are tried from the other end, as a name may be told anew. */
	turns(): void {
		this.#balancers = this.#balancers.toReversed();
	}

	/** Claims the id, and again whenever it is lost, until `leave`. */
	arrive(): void {
		this.#claim(0);
	}

	async seated(): Promise<void> {
		if (!this.isSeated) await once(this.#events, 'seated');
	}

	/** @throws while it has no seat */
	send(frame: Frame): void {
		if (!this.#seat) throw new Error(`${this.id} has no seat`);
		this.#seat.send(JSON.stringify(frame));
	}

	/** Resolves when this comes from the other one. */
	async hears(payload: string): Promise<void> {
		await once(this.#events, payload);
	}

	/** The HTTP status with which it is handed TURN credentials, or not, at this balancer. */
	async iceStatus(balancer: URL): Promise<number> {
		const asked = request(new URL('/ice', balancer), {
			method: 'POST',
			agent: this.#agent
		});
		asked.end(JSON.stringify({ id: this.id, token: this.#token }));
		const [response] = (await once(asked, 'response')) as [IncomingMessage];
		response.resume();
		return response.statusCode ?? 0;
	}

	/** Gives the id back. */
	async leave(): Promise<void> {
		this.#agent.destroy();
		if (this.#again) clearTimeout(this.#again);
		this.#again = null;
		const socket = this.#seat ?? this.#attempt;
		[this.#seat, this.#attempt] = [null, null];
		if (!socket || socket.readyState === WebSocket.CLOSED) return;
		const closed = new Promise((done) => socket.once('close', done));
		socket.terminate();
		await closed;
	}

	#claim(balancer: number): void {
		const url = this.#balancers[balancer];
		if (!url) throw new Error('there is no balancer');
		const socket = new WebSocket(claimUrl(url, this.id, this.#token), {
			ca: authority,
			localAddress: this.#address,
			handshakeTimeout: openMs
		});
		this.#attempt = socket;
		let isReached = false;
		socket.on('error', () => {}); // a close follows
		socket.once('upgrade', () => (isReached = true));
		socket.once('unexpected-response', (asked) => {
			isReached = true;
			asked.destroy();
		});
		socket.on('message', (bytes) => this.#read(socket, JSON.parse(String(bytes)) as Frame));
		socket.once('close', () => this.#closed(socket, isReached ? 0 : balancer + 1));
	}

	#read(socket: WebSocket, { type, payload }: Frame): void {
		if (type === 'OPEN') {
			this.#seat = socket;
			this.seatedAtMs = performance.now();
			this.#tries = 0;
			this.#events.emit('seated');
		} else if (typeof payload === 'string') this.#events.emit(payload);
	}

	#closed(socket: WebSocket, next: number): void {
		if (this.#attempt !== socket) return; // left
		if (this.#seat === socket) this.lost += 1;
		this.#seat = null;
		// The next address of a name is tried at once; after all of them, or after an answer, there is a pause.
		const isRound = next === 0 || next === this.#balancers.length;
		const pauseMs = isRound ? jittered(retryAfterMs(this.#tries++)) : 0;
		this.#again = setTimeout(() => this.#claim(isRound ? 0 : next), pauseMs);
	}
}
