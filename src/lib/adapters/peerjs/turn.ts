/** The TURN servers of a room whose broker hands them out. Where it does not, there is nothing to wait for. */
import type { IceDeskParts } from '../ice-desk';

export class Turn {
	/** With credentials that are good now. */
	servers: RTCIceServer[] = [];
	readonly #broker: IceDeskParts['broker'];
	readonly #asking = new AbortController();
	/** What waits; `null` once there is an answer. */
	#waiting: (() => void)[] | null;
	#asked: boolean;

	constructor({ broker, turn }: { broker: IceDeskParts['broker']; turn?: boolean | undefined }) {
		this.#broker = broker;
		this.#waiting = turn ? [] : null;
		this.#asked = !turn;
	}

	/** Runs what makes a connection: at once, or when it is known by which relays it may go. */
	whenKnown(action: () => void): void {
		if (this.#waiting) this.#waiting.push(action);
		else action();
	}

	/** Once, as soon as one of the addresses is open. */
	ask(addresses: IceDeskParts['addresses'], dials: IceDeskParts['dials']): void {
		if (this.#asked) return;
		this.#asked = true;
		const handed = (servers: RTCIceServer[]): void => {
			this.servers = servers;
			const waiting = this.#waiting ?? [];
			this.#waiting = null;
			for (const action of waiting) action();
		};
		const broker = this.#broker;
		const { signal } = this.#asking;
		import('../ice-desk')
			.then(({ keepCredentials }) => keepCredentials({ broker, addresses, dials, handed, signal }))
			.catch((cause: unknown) => {
				// Nobody waits for what does not come: they meet without a relay, if they can.
				console.error('no credentials for the TURN server:', cause);
				handed(this.servers);
			});
	}

	end(): void {
		this.#asking.abort();
	}
}
