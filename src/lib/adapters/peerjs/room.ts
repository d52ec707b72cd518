/** The room port over PeerJS and a PeerServer. */
import type { RoomEvent } from '../../protocol/event';
import type { MediaKind, Room } from '../../protocol/ports';
import type { BrokerId, DialId, KnockWord, Seat, VisitorId } from '../../protocol/seat';
import type { ControlMessage } from '../../protocol/wire';
import { openSocket, type BrokerAddress, type BrokerSocket } from './broker-socket';
import { makeConnection, type LocalTracks } from './connection';
import { Dials } from './dials';
import { Preparation } from './preparation';
import { parseSignal, spelling, type Signal, type Spelling } from './signal';
import type { BrokerMessage } from './internals';

export interface RoomOptions {
	/** Public; all that the broker learns of the name. */
	readonly roomId: string;
	readonly visitorId: VisitorId;
	readonly broker: BrokerAddress;
	/** ICE servers are always given: without them PeerJS would contact third parties. */
	readonly rtc: RTCConfiguration & { readonly iceServers: RTCIceServer[] };
	readonly tracks: LocalTracks;
	readonly dispatch: (event: RoomEvent) => void;
}

export class PeerRoom implements Room<MediaStream, MediaStreamTrack> {
	readonly #options: RoomOptions;
	readonly #spelling: Spelling;
	readonly #sockets = new Map<BrokerId, BrokerSocket>();
	readonly #preparation: Preparation;
	readonly #dials: Dials;
	#tracks: LocalTracks;

	constructor(options: RoomOptions) {
		this.#options = options;
		this.#tracks = options.tracks;
		this.#spelling = spelling(options.roomId);
		this.#preparation = new Preparation(() => makeConnection(options.rtc, this.#tracks));
		this.#dials = new Dials({
			spelling: this.#spelling,
			tracks: () => this.#tracks,
			takeConnection: () => this.#preparation.take(),
			dispatch: options.dispatch
		});
	}

	openVisitor(): void {
		this.#open(this.#options.visitorId, {
			opened: () => undefined,
			gone: () => this.#options.dispatch({ type: 'visitor-lost' })
		});
	}

	closeVisitor(): void {
		this.#close(this.#options.visitorId);
	}

	prepareDial(): void {
		this.#preparation.begin();
	}

	claimSeat(seat: Seat): void {
		const { dispatch } = this.#options;
		this.#open(seat, {
			opened: () => dispatch({ type: 'seat-granted', seat }),
			gone: (why) => dispatch({ type: why === 'taken' ? 'seat-taken' : 'seat-lost', seat })
		});
	}

	releaseSeat(seat: Seat): void {
		this.#close(seat);
	}

	dial(id: DialId, from: BrokerId, to: Seat): void {
		const socket = this.#sockets.get(from);
		if (socket) this.#dials.place(id, socket, to);
		else this.#options.dispatch({ type: 'dial-closed', dial: id });
	}

	accept(id: DialId): void {
		this.#dials.accept(id);
	}

	refuse(id: DialId): void {
		this.#dials.refuse(id);
	}

	hangUp(id: DialId): void {
		this.#dials.end(id);
	}

	knock(id: DialId, from: BrokerId, to: Seat): void {
		const socket = this.#sockets.get(from);
		if (socket) this.#dials.knock(id, socket, to);
	}

	answerKnock(id: DialId, word: KnockWord): void {
		this.#dials.answerKnock(id, word);
	}

	say(id: DialId, message: ControlMessage): void {
		this.#dials.say(id, message);
	}

	remoteStream(id: DialId): MediaStream | null {
		return this.#dials.stream(id);
	}

	setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		this.#tracks = { ...this.#tracks, [kind]: track };
		this.#dials.sendTrack(kind, track);
		this.#preparation.sendTrack(kind, track);
	}

	close(): void {
		this.#dials.endAll();
		this.#preparation.end();
		for (const id of [...this.#sockets.keys()]) this.#close(id);
	}

	#open(id: BrokerId, told: { opened: () => void; gone: (why: 'taken' | 'lost') => void }): void {
		const gone = (why: 'taken' | 'lost') => (): void => {
			if (this.#sockets.get(id) !== socket) return;
			this.#sockets.delete(id);
			told.gone(why);
		};
		const socket = openSocket(
			this.#spelling.toBroker(id),
			this.#options.broker,
			this.#options.rtc,
			{
				opened: told.opened,
				taken: gone('taken'),
				lost: gone('lost'),
				relayed: (message) => this.#relayed(message, socket)
			}
		);
		this.#sockets.set(id, socket);
	}

	#close(id: BrokerId): void {
		const socket = this.#sockets.get(id);
		if (!socket) return;
		this.#sockets.delete(id);
		socket.close();
	}

	#relayed(message: BrokerMessage, socket: BrokerSocket): void {
		const signal: Signal | null = parseSignal(message, this.#spelling);
		if (signal) this.#dials.receive(signal, socket);
	}
}
