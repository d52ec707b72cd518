/** Asks and tells the connection of a dial what only a call needs, which is fetched when it is first wanted. */
import type { DialId } from '../../protocol/seat';
import type { LiveDial } from './live-dial';

type InCall = typeof import('./in-call');
type Live = Pick<LiveDial, 'link' | 'partner' | 'isOurs'>;

export class Inquiry {
	readonly #live: (id: DialId) => Live | null;

	/** @param live the dials that have a connection. */
	constructor(live: (id: DialId) => Live | null) {
		this.#live = live;
	}

	/** `null` of a dial without a connection. */
	async ask<T>(id: DialId, of: (parts: InCall, dial: Live) => T): Promise<Awaited<T> | null> {
		const dial = this.#live(id);
		return dial && (await of(await import('./in-call'), dial));
	}

	tell(id: DialId, what: (parts: InCall, connection: RTCPeerConnection) => void): void {
		this.ask(id, (parts, { link }) => what(parts, link.connection)).catch((cause: unknown) =>
			console.error('a connection could not be told:', cause)
		);
	}
}
