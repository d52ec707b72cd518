/**
 * A broker in memory: ids, relay, and offers kept for a while for whoever is absent, as a stock PeerServer
 * does it. Nothing arrives by itself: what is on its way lies in one queue, first in, first out, until the
 * test delivers it.
 */
import type { BrokerId, DialId, KnockWord } from '../../src/lib/protocol/seat';
import type { DialEnd } from './memory-dials';
import { MemoryRoom, type MemoryRoomOptions } from './memory-room';

/** What one tab sends another through the broker. */
export type Post =
	| {
			readonly type: 'dial';
			readonly dial: DialId;
			readonly end: DialEnd;
			readonly session: string | null;
			readonly waits: boolean;
	  }
	| { readonly type: 'answer'; readonly dial: DialId; readonly end: DialEnd }
	| {
			readonly type: 'knock';
			readonly dial: DialId;
			readonly session: string | null;
			readonly waits: boolean;
	  }
	| { readonly type: 'withdrawal'; readonly dial: DialId }
	| { readonly type: 'word'; readonly dial: DialId; readonly word: KnockWord };

/** One tab's socket under one id. */
export interface MemorySocket {
	opened(): void;
	taken(): void;
	lost(): void;
	relayed(post: Post, from: BrokerId): void;
}

interface Held {
	readonly post: Post;
	readonly from: BrokerId;
	readonly until: number;
}

/** PeerServer's `expire_timeout`. */
const heldForMs = 5_000;

/** Far more than any test needs: messages that beget messages must not hang it. */
const endless = 10_000;

const standing = (): number => 0;

export class MemoryBroker {
	readonly #now: () => number;
	readonly #onTheWay: (() => void)[] = [];
	/** By room id and id. A dead tab's socket stays as its ghost. */
	readonly #sockets = new Map<string, MemorySocket>();
	readonly #tokens = new Map<string, string>();
	readonly #held = new Map<string, Held[]>();
	readonly #rooms = new Set<MemoryRoom>();
	#up = true;

	/** `now` is in milliseconds. */
	constructor(now: () => number = standing) {
		this.#now = now;
	}

	/** How many sockets are open, of all tabs. */
	get sockets(): number {
		return this.#sockets.size;
	}

	/** How many connections are open, of all tabs; prepared ones too. */
	get connections(): number {
		return [...this.#rooms].reduce((sum, room) => sum + room.connections, 0);
	}

	open(options: Omit<MemoryRoomOptions, 'broker'>): MemoryRoom {
		const room = new MemoryRoom({ ...options, broker: this });
		this.#rooms.add(room);
		return room;
	}

	/** Puts something on its way. */
	send(arrives: () => void): void {
		this.#onTheWay.push(arrives);
	}

	/** Delivers what has been on its way for longest; `false` when there is nothing. */
	deliverNext(): boolean {
		const arrives = this.#onTheWay.shift();
		arrives?.();
		return arrives !== undefined;
	}

	/** Delivers everything, and what that leads to. @returns how much it was. */
	settle(): number {
		let delivered = 0;
		while (this.deliverNext()) {
			delivered += 1;
			if (delivered > endless) throw new Error('this room never comes to rest');
		}
		return delivered;
	}

	/** Who comes with the token of the holder is the holder. */
	connect(address: string, socket: MemorySocket, token: string): void {
		this.send(() => {
			if (!this.#up) return this.send(() => socket.lost());
			const isOther = this.#sockets.has(address) && this.#tokens.get(address) !== token;
			if (isOther) return this.send(() => socket.taken());
			this.#sockets.set(address, socket);
			this.#tokens.set(address, token);
			this.send(() => socket.opened());
			const held = this.#held.get(address) ?? [];
			this.#held.delete(address);
			for (const { post, from, until } of held) {
				if (this.#now() <= until) this.send(() => socket.relayed(post, from));
			}
		});
	}

	disconnect(address: string, socket: MemorySocket): void {
		this.send(() => {
			if (this.#sockets.get(address) === socket) this.#sockets.delete(address);
		});
	}

	relay(address: string, post: Post, from: BrokerId): void {
		this.send(() => {
			if (!this.#up) return;
			const socket = this.#sockets.get(address);
			if (socket) return this.send(() => socket.relayed(post, from));
			const held = this.#held.get(address) ?? [];
			this.#held.set(address, [...held, { post, from, until: this.#now() + heldForMs }]);
		});
	}

	/** The broker dies, or cannot be reached. It forgets everything. */
	stop(): void {
		this.#up = false;
		for (const socket of this.#sockets.values()) this.send(() => socket.lost());
		this.#sockets.clear();
		this.#held.clear();
	}

	start(): void {
		this.#up = true;
	}
}
