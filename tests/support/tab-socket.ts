/** One tab's socket at the memory broker. After it is closed, nothing of it is heard. */
import type { BrokerId } from '../../src/lib/protocol/seat';
import type { MemoryBroker, Post } from './memory-broker';

interface Place {
	readonly broker: MemoryBroker;
	readonly roomId: string;
	readonly id: BrokerId;
	readonly token: string;
}

interface TabSocketEvents {
	opened(): void;
	gone(why: 'taken' | 'lost'): void;
	relayed(post: Post, from: BrokerId): void;
}

export class TabSocket {
	readonly #place: Place;
	readonly #events: TabSocketEvents;
	#phase: 'opening' | 'open' | 'closed' = 'opening';
	#actions: (() => void)[] = [];

	constructor(place: Place, events: TabSocketEvents) {
		this.#place = place;
		this.#events = events;
		place.broker.connect(this.#address(place.id), this, place.token);
	}

	opened(): void {
		if (this.#phase !== 'opening') return;
		this.#phase = 'open';
		this.#events.opened();
		for (const action of this.#actions.splice(0)) action();
	}

	taken(): void {
		this.#end(() => this.#events.gone('taken'));
	}

	lost(): void {
		this.#end(() => this.#events.gone('lost'));
	}

	relayed(post: Post, from: BrokerId): void {
		if (this.#phase === 'open') this.#events.relayed(post, from);
	}

	/** Runs at once when the socket is open, else as soon as it is; never when it closes before. */
	whenOpen(action: () => void): void {
		if (this.#phase === 'open') action();
		else this.#actions.push(action);
	}

	send(to: BrokerId, post: Post): void {
		if (this.#phase === 'open') {
			this.#place.broker.relay(this.#address(to), post, this.#place.id);
		}
	}

	close(): void {
		this.#end(() => this.#place.broker.disconnect(this.#address(this.#place.id), this));
	}

	#end(then: () => void): void {
		if (this.#phase === 'closed') return;
		this.#phase = 'closed';
		this.#actions = [];
		then();
	}

	#address(id: BrokerId): string {
		return `${this.#place.roomId} ${id}`;
	}
}
