/** One tab at the memory broker: the twin of the Room port's real adapter, fact by fact (tests/contract). */
import type { RoomEvent } from '../../src/lib/protocol/event';
import type {
	Course,
	Drops,
	Evidence,
	Measures,
	MediaKind,
	NegotiationEvents,
	Place,
	Room,
	Ways
} from '../../src/lib/protocol/ports';
import type { BrokerId, DialId, KnockWord, Seat, VisitorId } from '../../src/lib/protocol/seat';
import type { ControlMessage } from '../../src/lib/protocol/wire';
import type { MemoryBroker } from './memory-broker';
import { MemoryDials } from './memory-dials';
import { MemoryFlow } from './memory-flow';
import { MemoryNegotiation } from './memory-negotiation';
import { TabSocket } from './tab-socket';
import { newPlace } from './twin-place';

export interface MemoryRoomOptions {
	readonly broker: MemoryBroker;
	readonly roomId: string;
	readonly visitorId: VisitorId;
	readonly tracks: Readonly<Record<MediaKind, MediaStreamTrack | null>>;
	readonly place?: Place;
	readonly dispatch: (event: RoomEvent) => void;
}

const kinds = ['audio', 'video'] as const satisfies readonly MediaKind[];

export class MemoryRoom implements Room<MediaStream, MediaStreamTrack> {
	readonly flow = new MemoryFlow();
	/** All that were begun, in order. */
	readonly negotiations: MemoryNegotiation[] = [];
	readonly #options: MemoryRoomOptions;
	readonly #sockets = new Map<BrokerId, TabSocket>();
	readonly #dials: MemoryDials;
	readonly #place: Place;
	readonly #tracks: Record<MediaKind, MediaStreamTrack | null>;
	/** No connection comes up while there is one; what it has to find a way with. */
	wall: Ways | null = null;
	/** How often the broker was asked whether it lives. */
	probes = 0;
	/** How often a whole picture was wanted. */
	renewed = 0;
	#prepared = false;
	#alive = true;

	constructor(options: MemoryRoomOptions) {
		this.#options = options;
		this.#tracks = { ...options.tracks };
		this.#place = options.place ?? newPlace(options.visitorId);
		this.#dials = new MemoryDials({
			broker: options.broker,
			sends: () => this.sending.length > 0,
			walled: () => this.wall !== null,
			session: () => this.#place.session,
			dispatch: (event) => this.#dispatch(event)
		});
	}

	/** Connections that are open, the prepared one too. */
	get connections(): number {
		return this.#alive ? this.#dials.connections + (this.#prepared ? 1 : 0) : 0;
	}

	/** What is sent at this moment. */
	get sending(): readonly MediaKind[] {
		return kinds.filter((kind) => this.#tracks[kind] !== null);
	}

	/** The tab is gone, without a word. Its sockets close, or stay behind as ghosts. */
	crash({ ghosts }: { readonly ghosts: boolean }): void {
		this.#alive = false;
		this.#dials.die();
		if (!ghosts) for (const socket of this.#sockets.values()) socket.close();
	}

	/** What a seat says does not open: it was changed on the way. */
	meddle(): void {
		this.#dispatch({ type: 'tampered' });
	}

	openVisitor(): void {
		this.#open(this.#options.visitorId, {
			opened: () => undefined,
			gone: () => this.#dispatch({ type: 'visitor-lost' })
		});
	}

	closeVisitor(): void {
		this.#close(this.#options.visitorId);
	}

	prepareDial(): void {
		this.#prepared = true;
	}

	claimSeat(seat: Seat): void {
		this.#place.use();
		this.#open(seat, {
			opened: () => this.#dispatch({ type: 'seat-granted', seat }),
			gone: (why) => this.#dispatch({ type: why === 'taken' ? 'seat-taken' : 'seat-lost', seat })
		});
	}

	releaseSeat(seat: Seat): void {
		this.#close(seat);
	}

	dial(id: DialId, from: BrokerId, to: Seat, waits = false): void {
		const socket = this.#sockets.get(from);
		if (!socket) return this.#dispatch({ type: 'dial-closed', dial: id });
		this.#dials.place(id, socket, to, waits, () => {
			this.#prepared = false;
		});
	}

	accept(id: DialId): void {
		this.#dials.accept(id);
	}

	refuse(id: DialId): void {
		this.#dials.answerKnock(id, 'full');
	}

	hangUp(id: DialId): void {
		this.#dials.end(id);
	}

	knock(id: DialId, from: BrokerId, to: Seat, waits = false): void {
		const socket = this.#sockets.get(from);
		if (socket) this.#dials.knock(id, socket, to, waits);
	}

	answerKnock(id: DialId, word: KnockWord): void {
		this.#dials.answerKnock(id, word);
	}

	renewPicture(): void {
		this.renewed += 1;
	}

	confirm(id: DialId): void {
		this.#dials.confirm(id);
	}

	say(id: DialId, message: ControlMessage): void {
		this.#dials.say(id, message);
	}

	keepSession(id: DialId | null): void {
		this.#place.keep(id && this.#dials.session(id));
	}

	remoteStream(id: DialId): MediaStream | null {
		return this.#dials.stream(id);
	}

	safetyCode(id: DialId): readonly number[] | null {
		return this.#dials.safetyCode(id);
	}

	async path(id: DialId) {
		return this.#dials.stream(id) && this.flow.path;
	}

	async ways(id: DialId): Promise<Ways | null> {
		if (this.#dials.stream(id) === null) return null;
		return this.wall ?? { found: true, local: ['host'], remote: ['host'], servers: [] };
	}

	soundAt(id: DialId): number | null {
		return this.#dials.stream(id) && this.flow.sound();
	}

	steer(_: DialId, course: Course): void {
		this.flow.courses.push(course);
	}

	async measures(): Promise<Measures | null> {
		return this.flow.measures;
	}

	async evidence(id: DialId): Promise<Evidence | null> {
		return this.#dials.stream(id) && this.flow.look(id, this.sending);
	}

	async negotiation(id: DialId, events: NegotiationEvents<MediaStream>) {
		if (this.#dials.session(id) === null) return null;
		const say = (body: unknown): void =>
			this.say(id, { type: 'aside', topic: 'negotiation', body });
		const opened = new MemoryNegotiation(events, say);
		this.negotiations.push(opened);
		return opened;
	}

	/** Nobody sends this broker anything that is to be dropped. */
	drops(): Drops {
		return { malformed: 0, oversized: 0, misaddressed: 0, unsealed: 0, stale: 0, flood: 0 };
	}

	setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		const begins = track !== null && this.#tracks[kind] === null;
		this.#tracks[kind] = track;
		if (begins) this.#dials.flow();
	}

	/** A socket here is alive, or has said that it is not. */
	probeBroker(): void {
		this.probes += 1;
	}

	close(): void {
		this.#dials.endAll();
		this.#prepared = false;
		for (const id of [...this.#sockets.keys()]) this.#close(id);
		this.#place.close();
	}

	/** Tells the machine, if there still is one. */
	#dispatch(event: RoomEvent): void {
		if (this.#alive) this.#options.dispatch(event);
	}

	#open(id: BrokerId, told: { opened: () => void; gone: (why: 'taken' | 'lost') => void }): void {
		const { broker, roomId } = this.#options;
		const socket: TabSocket = new TabSocket(
			{ broker, roomId, id, token: this.#place.token },
			{
				opened: told.opened,
				gone: (why) => {
					if (this.#sockets.get(id) !== socket) return;
					this.#sockets.delete(id);
					told.gone(why);
				},
				relayed: (post, from) => this.#dials.receive(post, from, socket)
			}
		);
		this.#sockets.set(id, socket);
	}

	#close(id: BrokerId): void {
		this.#sockets.get(id)?.close();
		this.#sockets.delete(id);
	}
}
