/** The TURN servers of a room whose broker hands them out. Where it does not, there is nothing to wait for. */
import type { IceDeskParts } from '../ice-desk';

/** What asks for credentials. */
export const iceDesk = () => import('../ice-desk');

export class Turn {
	/** With credentials that are good now. */
	servers: RTCIceServer[] = [];
	readonly #broker: IceDeskParts['broker'];
	readonly #asking = new AbortController();
	#renewal = new AbortController();
	/** What waits; `null` once there is an answer. */
	#waiting: (() => void)[] | null;
	#asked: boolean;

	constructor({ broker, turn }: { broker: IceDeskParts['broker']; turn?: boolean | undefined }) {
		this.#broker = broker;
		this.#waiting = turn ? [] : null;
		this.#asked = !turn;
	}

	/** Of every connection of the room; what changes is read anew for each. */
	configure(rtc: RTCConfiguration): RTCConfiguration {
		const servers = (): RTCIceServer[] => [...(rtc.iceServers ?? []), ...this.servers];
		return {
			...rtc,
			// One transport for everything, so that there is one certificate to compare (R4).
			bundlePolicy: 'max-bundle',
			get iceServers() {
				return servers();
			},
			get iceTransportPolicy() {
				return rtc.iceTransportPolicy ?? 'all';
			}
		};
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
		const renewal = (): AbortSignal => this.#renewal.signal;
		iceDesk()
			.then(({ keepCredentials }) =>
				keepCredentials({ broker, addresses, dials, handed, renewal, signal })
			)
			.catch((cause: unknown) => {
				// Nobody waits for what does not come: they meet without a relay, if they can.
				console.error('no credentials for the TURN server:', cause);
				handed(this.servers);
			});
	}

	/** The credentials may not be good any more: others are asked for now. */
	renew(): void {
		this.#renewal.abort();
		this.#renewal = new AbortController();
	}

	end(): void {
		this.#asking.abort();
	}
}
