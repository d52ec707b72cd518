/** From a room name to a stay in that room: prepares in the lobby, enters, leaves. */
import type { MediaState } from '../protocol/event';
import type { Clock, MediaKind, OpenRoom } from '../protocol/ports';
import type { VisitorId } from '../protocol/seat';
import { RoomSession } from './room-session.svelte';

export type BrowserRoom = RoomSession<MediaStream, MediaStreamTrack>;

export type LocalTracks = Readonly<Record<MediaKind, MediaStreamTrack | null>>;

/** What is loaded while the person looks at their preview: PeerJS, keys, this site's configuration. */
export interface RoomKit {
	/** A third party's broker introduces the two. */
	readonly thirdParty: boolean;
	/** The public id of the room that a valid name stands for. */
	findRoom(name: string): Promise<string>;
	newVisitorId(): VisitorId;
	newClock(): Clock;
	openRoom(roomId: string, tracks: LocalTracks): OpenRoom<MediaStream, MediaStreamTrack>;
}

/** config.json is wrong: what, naming the value. */
export interface KitFault {
	readonly fault: string;
}

export interface DoorParts {
	readonly loadKit: () => Promise<RoomKit | KitFault>;
	readonly tracks: () => LocalTracks;
	readonly mine: () => MediaState;
}

export class RoomDoor {
	readonly #parts: DoorParts;
	#kit: Promise<RoomKit | null> | null = null;
	/** Counts what was asked of the door, so that a slow answer does not overtake the next question. */
	#turn = 0;
	#roomId: string | null = null;
	#room = $state.raw<BrowserRoom | null>(null);
	#entering = $state.raw(false);
	#configFault = $state.raw<string | null>(null);
	#fault = $state.raw<string | null>(null);
	#thirdParty = $state.raw(false);

	constructor(parts: DoorParts) {
		this.#parts = parts;
	}

	/** The stay, from the moment it is prepared. */
	get room(): BrowserRoom | null {
		return this.#room;
	}
	/** Join was pressed and the room is not open yet. */
	get entering(): boolean {
		return this.#entering;
	}
	get configFault(): string | null {
		return this.#configFault;
	}
	/** The program itself could not be loaded or started. */
	get fault(): string | null {
		return this.#fault;
	}
	get thirdParty(): boolean {
		return this.#thirdParty;
	}

	/** Loads what the room needs; once, unless it failed. */
	load(): Promise<RoomKit | null> {
		this.#kit ??= this.#parts.loadKit().then(
			(kit) => this.#loaded(kit),
			(cause: unknown) => {
				console.error(cause);
				this.#kit = null;
				this.#fault = cause instanceof Error ? cause.message : String(cause);
				return null;
			}
		);
		return this.#kit;
	}

	/** In the lobby: what makes joining quick is done ahead, silently (R2). */
	async prepare(name: string): Promise<void> {
		const room = await this.#find(name);
		if (room?.phase === 'name') room.dispatch({ type: 'room-chosen' });
	}

	async enter(name: string): Promise<void> {
		this.#entering = true;
		const room = await this.#find(name);
		room?.dispatch({ type: 'join-pressed' });
		if (room !== undefined) this.#entering = false;
	}

	/** Ends the stay, saying goodbye, and forgets the room. */
	close(): void {
		this.#turn += 1;
		this.#entering = false;
		this.#room?.dispatch({ type: 'leave-pressed' });
		this.#room = null;
		this.#roomId = null;
	}

	/** The room of this name, opened if need be; `null` when it cannot be, `undefined` when overtaken. */
	async #find(name: string): Promise<BrowserRoom | null | undefined> {
		const turn = ++this.#turn;
		const kit = await this.load();
		if (!kit) return turn === this.#turn ? null : undefined;
		const roomId = await kit.findRoom(name);
		if (turn !== this.#turn) return undefined;
		if (this.#room?.phase === 'name' && roomId === this.#roomId) return this.#room;
		this.#room?.dispatch({ type: 'leave-pressed' });
		this.#roomId = roomId;
		this.#room = new RoomSession({
			visitorId: kit.newVisitorId(),
			mine: this.#parts.mine(),
			clock: kit.newClock(),
			openRoom: kit.openRoom(roomId, this.#parts.tracks())
		});
		return this.#room;
	}

	#loaded(kit: RoomKit | KitFault): RoomKit | null {
		if ('fault' in kit) {
			this.#kit = null;
			this.#configFault = kit.fault;
			return null;
		}
		this.#configFault = null;
		this.#fault = null;
		this.#thirdParty = kit.thirdParty;
		return kit;
	}
}
