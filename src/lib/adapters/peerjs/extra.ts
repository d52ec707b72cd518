/** One more stream on a connection, each way, beside microphone and camera. Its places are kept for the next one. */
import { isMain, replace } from './connection';

const kinds = ['audio', 'video'] as const;

export class Extra {
	readonly #connection: RTCPeerConnection;
	#remote: MediaStream | null = null;

	constructor(connection: RTCPeerConnection) {
		this.#connection = connection;
	}

	/** What the other side sends. */
	get remote(): MediaStream | null {
		return this.#remote;
	}

	/** Looks at what was negotiated. @returns whether the other side sends something else now. */
	changed(): boolean {
		const tracks = this.#places()
			.filter(({ currentDirection }) => /^sendrecv$|^recvonly$/.test(currentDirection ?? ''))
			.map(({ receiver }) => receiver.track);
		const before = this.#remote?.getTracks() ?? [];
		if (tracks.length === before.length && tracks.every((track) => before.includes(track)))
			return false;
		this.#remote = tracks.length > 0 ? new MediaStream(tracks) : null;
		return true;
	}

	/** Sends a stream instead of the one so far. What changes for the other side has to be negotiated. */
	send(stream: MediaStream | null): void {
		for (const kind of kinds) {
			const track = stream?.getTracks().find((one) => one.kind === kind) ?? null;
			const places = this.#places().filter(({ receiver }) => receiver.track.kind === kind);
			const place = places.find(({ sender }) => sender.track) ?? places[0];
			if (place) {
				place.direction = track ? 'sendrecv' : 'recvonly';
				replace(place.sender, track);
			} else if (track) {
				this.#connection.addTransceiver(track, { direction: 'sendrecv' });
			}
		}
	}

	#places(): RTCRtpTransceiver[] {
		return this.#connection
			.getTransceivers()
			.filter((one) => !isMain(this.#connection, one) && one.currentDirection !== 'stopped');
	}
}
