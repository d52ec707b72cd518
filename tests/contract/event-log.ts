/** What one tab's room has reported, and who waits for more of it. */
import type { RoomEvent } from '../../src/lib/protocol/event';

type Of<T extends RoomEvent['type']> = Extract<RoomEvent, { type: T }>;

export class EventLog {
	readonly #events: RoomEvent[] = [];
	readonly #waiting = new Set<() => void>();

	add(event: RoomEvent): void {
		this.#events.push(event);
		for (const look of this.#waiting) look();
	}

	/** All but what may come at any moment: sound and picture. */
	get steps(): readonly RoomEvent[] {
		return this.#events.filter(({ type }) => type !== 'media-arrived');
	}

	/** How often sound or picture has begun to arrive. */
	get received(): number {
		return this.#events.length - this.steps.length;
	}

	/** The first event of this type, or the one of that number; as soon as it has come. */
	hears<T extends RoomEvent['type']>(type: T, number = 1): Promise<Of<T>> {
		return new Promise((done) => {
			const look = (): void => {
				const found = this.#events.filter((event): event is Of<T> => event.type === type);
				const event = found[number - 1];
				if (!event) return;
				this.#waiting.delete(look);
				done(event);
			};
			this.#waiting.add(look);
			look();
		});
	}
}
