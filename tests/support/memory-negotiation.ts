/** The twin of a connection that is negotiated anew: a word about it carries the very stream. */
import type { Bytes, Negotiation, NegotiationEvents } from '../../src/lib/protocol/ports';

export class MemoryNegotiation implements Negotiation<MediaStream> {
	/** How often another way was looked for. */
	restarts = 0;
	/** Sound is to be sent twice. */
	repeatsSound = false;
	/** What is sent besides, at this moment. */
	extra: MediaStream | null = null;
	readonly events: NegotiationEvents<MediaStream>;
	readonly #say: (body: unknown) => void;

	constructor(events: NegotiationEvents<MediaStream>, say: (body: unknown) => void) {
		this.events = events;
		this.#say = say;
	}

	hear(body: unknown): void {
		if (typeof body !== 'object' || body === null || !('extra' in body)) return;
		this.events.extra(body.extra as MediaStream | null);
	}

	sendExtra(extra: MediaStream | null): void {
		this.extra = extra;
		this.#say({ extra });
	}

	/** Nothing here is long enough to need it. */
	bytes(): Bytes {
		return { send: async () => undefined, close: () => undefined };
	}

	repeatSound(): void {
		this.repeatsSound = true;
	}

	restart(): void {
		this.restarts += 1;
	}

	close(): void {
		this.events.extra(null);
	}
}
