/**
 * The connection of the next dial, made while the person is still in the lobby: certificate, offer and
 * candidates are there when join is pressed (R2), and so the offer can be sealed. A prepared connection ages, and is
 * then made anew.
 */
import type { MediaKind } from '../../protocol/ports';
import type { BrokerId, DialId, Seat } from '../../protocol/seat';
import { replaceOn, type PreparedConnection } from './connection';

/** What a prepared connection is for. */
export interface ForeseenDial {
	readonly id: DialId;
	readonly from: BrokerId;
	readonly to: Seat;
}

export class Preparation {
	readonly #make: () => PreparedConnection;
	readonly #gathered: (connection: RTCPeerConnection) => void;
	#prepared: PreparedConnection | null = null;
	#watching: AbortController | null = null;

	/** `gathered`: nothing will be added to the offer of this connection any more. */
	constructor(make: () => PreparedConnection, gathered: (connection: RTCPeerConnection) => void) {
		this.#make = make;
		this.#gathered = gathered;
	}

	/** Makes a connection and lets it gather. Another network or another device makes it stale. */
	begin(): void {
		this.end();
		this.#gather();
		this.#watching = new AbortController();
		const { signal } = this.#watching;
		const renew = (): void => {
			this.#prepared?.connection.close();
			this.#gather();
		};
		globalThis.addEventListener('online', renew, { signal });
		navigator.mediaDevices.addEventListener('devicechange', renew, { signal });
	}

	/** Hands the prepared connection over, or a new one when there is none. */
	take(): PreparedConnection {
		const taken = this.#prepared ?? this.#make();
		this.#prepared = null;
		this.end();
		return taken;
	}

	sendTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		if (this.#prepared) replaceOn(this.#prepared.connection, kind, track);
	}

	end(): void {
		this.#watching?.abort();
		this.#watching = null;
		this.#prepared?.connection.close();
		this.#prepared = null;
	}

	#gather(): void {
		const prepared = this.#make();
		const { connection } = prepared;
		this.#prepared = prepared;
		connection.addEventListener('icegatheringstatechange', () => {
			const isCurrent = this.#prepared === prepared;
			if (isCurrent && connection.iceGatheringState === 'complete') this.#gathered(connection);
		});
		connection.setLocalDescription().catch((cause: unknown) => {
			if (connection.signalingState !== 'closed') {
				console.warn('a connection could not be prepared:', cause);
			}
			if (this.#prepared === prepared) this.#prepared = null;
		});
	}
}
