/** One visit to the page, from the first question to the last goodbye: everything that is done. */
import type { Store } from '../protocol/ports';
import { attend } from './attend';
import { LocalMedia } from './local-media.svelte';
import { RoomChoice } from './room-choice.svelte';
import { RoomDoor } from './room-door.svelte';
import { parseLink, roomLink } from './room-link';
import type { VisitParts } from './visit-parts';
import { ShownVisit } from './visit-shown.svelte';
import type { VisitView } from './visit-view';

/** The link of the room that a reload goes back to. */
const roomKey = 'visavi:room';

export class Visit extends ShownVisit implements VisitView {
	readonly local: LocalMedia;
	readonly memory: Store;
	protected readonly door: RoomDoor;
	protected readonly choice: RoomChoice;
	readonly #parts: VisitParts;
	#undo: (() => void)[] = [];
	/** Goes in as soon as camera and microphone are there: after a reload, or coming back. */
	#wantsIn = false;
	/** In a room, or on the way in, when the page went into the browser's cache. */
	#wasIn = false;

	constructor(parts: VisitParts) {
		super();
		this.#parts = parts;
		this.memory = parts.store;
		this.local = new LocalMedia(parts.devices, {
			opened: () => this.#mediaOpened(),
			trackChanged: (kind, track) => {
				this.door.room?.setTrack(kind, this.life?.held ? null : track);
				this.#tellMedia();
			}
		});
		this.door = new RoomDoor({
			loadKit: parts.loadKit,
			tracks: () => ({ audio: this.local.track('audio'), video: this.local.track('video') }),
			mine: () => ({ mic: this.local.micOn, camera: this.local.cameraOn }),
			moved: () => this.#moved()
		});
		this.choice = new RoomChoice({
			checkName: parts.checkName,
			paused: () => this.#foresee(),
			settled: () => this.#prepare()
		});
	}

	get roomLink(): string {
		return this.#linkOf(this.roomName);
	}

	/** Asks for camera and microphone at once, and loads everything else meanwhile. */
	start(): void {
		const { page, store } = this.#parts;
		this.choice.follow(page.address());
		this.#undo = [
			page.onAddress(() => this.#followAddress()),
			page.onLifetime(
				() => this.#pageGone(),
				() => (this.#wasIn ? this.comeBack() : this.#prepare())
			)
		];
		this.#wantsIn = page.reloaded && store.get(roomKey) === this.#linkOf(this.choice.typed.trim());
		void this.local.open();
		// Who goes back into a room need not wait for the camera to find the way.
		if (this.#wantsIn) void this.door.prepare(this.choice.typed, this.choice.secret);
		else this.#prepare();
		void this.door.load();
	}

	/** Lets go of everything. */
	end(): void {
		this.choice.rest();
		for (const undo of this.#undo.splice(0)) undo();
		this.door.close();
		this.local.release();
	}

	retry(): void {
		if (!this.local.tracks) void this.local.open();
		if ((this.door.configFault ?? this.door.fault) === null) return;
		void this.door.load();
		this.#prepare();
	}

	goOnWithoutCamera(): void {
		void this.local.openWithoutCamera();
	}

	typeName(text: string): void {
		this.choice.type(text);
	}

	async inventName(): Promise<void> {
		const kit = await this.door.load();
		if (kit && this.door.outside) this.choice.type(kit.newName());
	}

	async recallRooms(): Promise<void> {
		this.recent ??= await this.#parts.openRecent();
		if (!this.door.outside && !this.privateRoom) this.recent.add(this.roomName);
	}

	join(by: 'enter' | 'moveHere' = 'enter'): void {
		if (!this.choice.choose()) return;
		void this.door[by](this.roomName, this.choice.secret);
		this.#parts.page.showAddress(this.roomLink);
		this.#parts.store.set(roomKey, this.roomLink);
	}

	moveHere(): void {
		this.join('moveHere');
	}

	letIn(): void {
		this.door.room?.dispatch({ type: 'let-in-pressed' });
	}

	async makePrivateRoom(): Promise<void> {
		const made = await this.door.newPrivateRoom();
		if (!made) return;
		this.choice.takePrivate(made);
		this.join();
	}

	cancelName(): void {
		this.choice.cancel();
	}

	hideAddress(hidden: boolean): void {
		this.door.hideAddress(hidden);
		if (!this.door.outside) return;
		// What was prepared would show the address, or look for one.
		this.door.close();
		this.#prepare();
	}

	watchWay(): () => void {
		return attend(this.#parts.watchWay({ room: () => this.door.room }), (way) => (this.way = way));
	}

	watchLife(): () => void {
		const { local, memory: store, roomLink } = this;
		const parts = { room: () => this.door.room, local, store, roomLink };
		return attend(this.#parts.keepCompany(parts), (life) => (this.life = life));
	}

	watchDevices(): () => void {
		const coming = this.#parts.openDesk({ room: () => this.door.room, local: this.local });
		return attend(coming, (desk) => (this.desk ??= desk));
	}

	toggleMic(): void {
		this.local.toggleMic();
		this.#tellMedia();
	}

	toggleCamera(): void {
		void this.local.toggleCamera();
	}

	leave(): void {
		this.#parts.store.remove(roomKey);
		// Nobody is in yet: back to the name.
		if (this.door.entering) return this.door.close();
		this.door.room?.dispatch({ type: 'leave-pressed' });
		this.local.release();
	}

	comeBack(): void {
		this.movedAway = false;
		this.choice.take(this.roomName);
		this.#wantsIn = true;
		if (this.local.tracks) this.#mediaOpened();
		else void this.local.open();
	}

	chooseAnotherRoom(): void {
		this.#parts.store.remove(roomKey);
		this.door.close();
		this.choice.clear();
		void this.local.open();
		this.#parts.page.showAddress(this.#parts.page.address().replace(/#.*$/s, ''));
	}

	waitForSeat(): void {
		this.door.room?.dispatch({ type: 'wait-pressed' });
	}

	#mediaOpened(): void {
		if (!this.#wantsIn) return this.#prepare();
		this.#wantsIn = false;
		this.join();
	}

	readonly #linkOf = (name: string): string =>
		roomLink(this.#parts.page.address(), name, this.choice.secret);

	/** Nothing of this leaves the page: it need not wait for camera and microphone. */
	#foresee(): void {
		const { typed, secret, valid } = this.choice;
		if (valid && this.door.outside) void this.door.foresee(typed, secret);
	}

	/** All that makes joining quick (R2), once camera and microphone are granted. */
	#prepare(): void {
		const { typed, secret, valid } = this.choice;
		if (this.phase !== 'name') this.#foresee();
		else if (valid) void this.door.prepare(typed, secret);
	}

	/** The call goes on in a copy of this tab. */
	#moved(): void {
		this.#parts.store.remove(roomKey);
		this.door.room?.dispatch({ type: 'page-gone' });
		this.local.release();
		this.movedAway = true;
	}

	/** Another room link was put into the address bar. */
	#followAddress(): void {
		const address = this.#parts.page.address();
		const { name, secret, damaged } = parseLink(address);
		const stays = !damaged && name === this.roomName && secret === this.choice.secret;
		if (stays && this.door.room) return;
		this.door.close();
		this.#wantsIn = false;
		this.choice.follow(address);
		this.#prepare();
		void this.local.open();
	}

	/** Whoever is in a room goes away from it; a prepared one is let go. */
	#pageGone(): void {
		const { room, entering } = this.door;
		const phase = room?.state.phase ?? 'idle';
		this.#wasIn = entering || phase === 'seeking' || phase === 'paired';
		if (this.#wasIn) room?.dispatch({ type: 'page-gone' });
		else if (phase === 'idle') this.door.close();
	}

	#tellMedia(): void {
		const { audio = true, video = true } = this.life?.sends ?? {};
		const mine = { mic: audio && this.local.micOn, camera: video && this.local.cameraOn };
		this.door.room?.dispatch({ type: 'media-changed', mine });
	}
}
