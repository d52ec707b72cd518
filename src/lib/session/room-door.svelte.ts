/** From a room name to a stay in that room: prepares in the lobby, enters, leaves. */
import type { MediaState } from '../protocol/event';
import type { FoundRoom, KitFault, LocalTracks, PrivateRoom, RoomKit } from './room-kit';
import { RoomSession } from './room-session.svelte';
import type { AddressHiding, Strength } from './visit-view';

export type BrowserRoom = RoomSession<MediaStream, MediaStreamTrack>;

export interface DoorParts {
	readonly loadKit: () => Promise<RoomKit | KitFault>;
	readonly tracks: () => LocalTracks;
	readonly mine: () => MediaState;
	/** Another tab goes on with the call. */
	readonly moved: () => void;
}

interface Found {
	readonly kit: RoomKit;
	readonly found: FoundRoom;
}

export class RoomDoor {
	readonly #parts: DoorParts;
	#kit: Promise<RoomKit | null> | null = null;
	#loadedKit = $state.raw<RoomKit | null>(null);
	/** Counts what was asked of the door, so that a slow answer does not overtake the next question. */
	#turn = 0;
	#roomId: string | null = null;
	/** What the room was opened by. */
	#opened: readonly [name: string, secret: string | null] | null = null;
	#returns = false;
	#takesOver = false;
	#elsewhere = $state.raw(false);
	#room = $state.raw<BrowserRoom | null>(null);
	#entering = $state.raw(false);
	#configFault = $state.raw<string | null>(null);
	#fault = $state.raw<string | null>(null);
	#addressHiding = $state.raw<AddressHiding>('impossible');

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
	/** Nobody has gone in, or is on the way. */
	get outside(): boolean {
		return !this.#entering && (this.#room?.phase ?? 'name') === 'name';
	}
	/** The call goes on in the tab of which this one is a copy. */
	get elsewhere(): boolean {
		return this.#elsewhere;
	}
	get configFault(): string | null {
		return this.#configFault;
	}
	/** The program itself could not be loaded or started. */
	get fault(): string | null {
		return this.#fault;
	}
	get thirdParty(): boolean {
		return this.#loadedKit?.thirdParty ?? false;
	}
	get addressHiding(): AddressHiding {
		return this.#addressHiding;
	}
	/** What the site is made of, as far as it is known. */
	get site(): Pick<RoomKit, 'broker' | 'versions'> | null {
		return this.#loadedKit;
	}

	/** Loads what the room needs; once, unless it failed. */
	load(): Promise<RoomKit | null> {
		this.#kit ??= this.#parts.loadKit().then(
			(kit) => this.#loaded(kit),
			(cause: unknown) => {
				this.#kit = null;
				return this.#failed(cause);
			}
		);
		return this.#kit;
	}

	/** Begins to look for the room, within this page. */
	async foresee(name: string, secret: string | null): Promise<void> {
		await this.#find(name, secret);
	}

	/** In the lobby: what makes joining quick is done ahead, silently (R2). */
	async prepare(name: string, secret: string | null): Promise<void> {
		const room = await this.#open(name, secret);
		if (room?.phase === 'name') room.dispatch({ type: 'room-chosen' });
	}

	/** At once, if the room is prepared. */
	async enter(name: string, secret: string | null): Promise<void> {
		const [prepared, by] = this.#opened ?? [];
		if (this.#room?.phase === 'name' && prepared?.trim() === name.trim() && by === secret) {
			this.#turn += 1; // whatever else is looked for comes too late
			return this.#room.dispatch({ type: 'join-pressed', returns: this.#returns });
		}
		this.#entering = true;
		const room = await this.#open(name, secret);
		room?.dispatch({ type: 'join-pressed', returns: this.#returns });
		if (room !== undefined) this.#entering = false;
	}

	/** Goes in, in the place of the tab of which this one is a copy. */
	async moveHere(name: string, secret: string | null): Promise<void> {
		this.close();
		this.#takesOver = true;
		await this.enter(name, secret);
	}

	/** A new private room, on the way into it; `null` when it cannot be had, `undefined` when overtaken. */
	async newPrivateRoom(): Promise<PrivateRoom | null | undefined> {
		const turn = ++this.#turn;
		this.#entering = true;
		const kit = await this.load();
		if (turn !== this.#turn) return undefined;
		if (!kit) this.#entering = false;
		return kit && kit.newPrivateRoom();
	}

	/** How hard a name is to guess; `null` also as long as nothing is loaded that could say it. */
	strengthOf(name: string): Strength | null {
		return this.#loadedKit?.strengthOf(name) ?? null;
	}

	/** For connections that are made from now on; one that was prepared is none of them. */
	hideAddress(hidden: boolean): void {
		this.#loadedKit?.relay?.choose(hidden);
		this.#showHiding();
	}

	/** Ends the stay, saying goodbye, and forgets the room. */
	close(): void {
		this.#turn += 1;
		this.#entering = false;
		this.#loadedKit?.stopFinding();
		this.#room?.dispatch({ type: 'leave-pressed' });
		this.#room = null;
		this.#roomId = null;
		this.#opened = null;
	}

	/** The kit and this room; `null` when they cannot be had, `undefined` when overtaken. */
	async #find(name: string, secret: string | null): Promise<Found | null | undefined> {
		const turn = ++this.#turn;
		const kit = await this.load();
		if (turn !== this.#turn) return undefined;
		if (!kit) return null;
		try {
			const { moved } = this.#parts;
			const found = await kit.findRoom(name, secret, { takeOver: this.#takesOver, moved });
			this.#takesOver = false;
			if (turn !== this.#turn) return undefined;
			this.#fault = null;
			return { kit, found };
		} catch (cause) {
			return turn === this.#turn ? this.#failed(cause) : undefined;
		}
	}

	/** The room of this name, opened if need be; `null` when it cannot be, `undefined` when overtaken. */
	async #open(name: string, secret: string | null): Promise<BrowserRoom | null | undefined> {
		const result = await this.#find(name, secret);
		if (!result) return result;
		const { kit, found } = result;
		this.#opened = [name, secret];
		this.#returns = found.returns;
		this.#elsewhere = found.elsewhere;
		if (this.#room?.phase === 'name' && found.roomId === this.#roomId) return this.#room;
		this.#room?.dispatch({ type: 'leave-pressed' });
		this.#roomId = found.roomId;
		this.#room = new RoomSession({
			visitorId: kit.newVisitorId(),
			mine: this.#parts.mine(),
			clock: kit.newClock(),
			openRoom: found.open(this.#parts.tracks())
		});
		return this.#room;
	}

	#failed(cause: unknown): null {
		console.error(cause);
		this.#fault = cause instanceof Error ? cause.message : String(cause);
		return null;
	}

	#loaded(kit: RoomKit | KitFault): RoomKit | null {
		if ('fault' in kit) {
			this.#kit = null;
			this.#configFault = kit.fault;
			return null;
		}
		this.#configFault = null;
		this.#fault = null;
		this.#loadedKit = kit;
		this.#showHiding();
		return kit;
	}

	#showHiding(): void {
		const relay = this.#loadedKit?.relay;
		this.#addressHiding = relay ? (relay.alone ? 'on' : 'off') : 'impossible';
	}
}
