/** One visit to the page, from the first question to the last goodbye: everything shown and everything done. */
import { LocalMedia } from './local-media.svelte';
import { RoomDoor } from './room-door.svelte';
import { nameInLink, roomLink } from './room-link';
import type { VisitParts } from './visit-parts';
import type { Absence, NameProblem, PagePhase, RemoteView, VisitView } from './visit-view';

/** R2: a typed name that is left alone for so long is prepared for. */
const settledMs = 500;

/** The name of the room that a reload goes back to. */
const roomKey = 'visavi:room';

export class Visit implements VisitView {
	readonly local: LocalMedia;
	readonly #parts: VisitParts;
	readonly #door: RoomDoor;
	#undo: (() => void)[] = [];
	#settling: ReturnType<typeof setTimeout> | undefined;
	/** Goes in as soon as camera and microphone are there: after a reload, or coming back. */
	#wantsIn = false;
	/** In a room, or on the way in, when the page went into the browser's cache. */
	#wasIn = false;
	#typedName = $state.raw('');
	#roomName = $state.raw('');
	#nameProblem = $state.raw<NameProblem | null>(null);
	#nameRefusals = $state.raw(0);
	#cameByLink = $state.raw(false);

	readonly phase: PagePhase = $derived.by(() => {
		if (this.local.failure?.kind === 'unsupported') return 'unsupported';
		const phase = this.#door.room?.phase ?? 'name';
		const outside = phase === 'left' || phase === 'full';
		if (outside && (this.local.stream ?? !this.local.failure)) return phase;
		if (!this.local.granted) return 'permission';
		return phase === 'name' && this.#door.entering ? 'joining' : phase;
	});

	readonly remote: RemoteView | null = $derived.by(() => {
		const { room } = this.#door;
		if (!room?.remote) return null;
		const { mic, camera } = room.theirs;
		return { stream: room.remote, micOn: mic, cameraOn: camera };
	});

	constructor(parts: VisitParts) {
		this.#parts = parts;
		this.local = new LocalMedia(parts.devices, {
			opened: () => this.#mediaOpened(),
			trackChanged: (kind, track) => {
				this.#door.room?.setTrack(kind, track);
				this.#tellMedia();
			}
		});
		this.#door = new RoomDoor({
			loadKit: parts.loadKit,
			tracks: () => ({ audio: this.local.track('audio'), video: this.local.track('video') }),
			mine: () => ({ mic: this.local.micOn, camera: this.local.cameraOn })
		});
	}

	get typedName(): string {
		return this.#typedName;
	}
	get nameProblem(): NameProblem | null {
		return this.#nameProblem;
	}
	get nameRefusals(): number {
		return this.#nameRefusals;
	}
	get cameByLink(): boolean {
		return this.#cameByLink;
	}
	get roomName(): string {
		return this.#roomName;
	}
	get roomLink(): string {
		return roomLink(this.#parts.page.address(), this.#roomName);
	}
	get absence(): Absence | null {
		const state = this.#door.room?.state;
		if (state?.phase !== 'seeking') return null;
		return state.seeker === 'newcomer' || state.seeker === 'queued' ? null : state.seeker;
	}
	get checking(): boolean {
		const state = this.#door.room?.state;
		return state?.phase === 'seeking' && state.silent;
	}
	get waitingForSeat(): boolean {
		const state = this.#door.room?.state;
		return state?.phase === 'seeking' && state.seeker === 'queued';
	}
	get brokerAway(): boolean {
		return this.#door.room?.state.brokerAway ?? false;
	}
	get configFault(): string | null {
		return this.#door.configFault;
	}
	get thirdParty(): boolean {
		return this.#door.thirdParty;
	}
	get talkingSince(): number | null {
		return this.#door.room?.talkingSince ?? null;
	}
	get fault(): string | null {
		return this.#door.fault;
	}

	/** Asks for camera and microphone at once, and loads everything else meanwhile. */
	start(): void {
		const { page, store } = this.#parts;
		this.#typedName = nameInLink(page.address());
		this.#cameByLink = this.#typedName !== '';
		this.#undo = [
			page.onAddress(() => this.#followAddress()),
			page.onLifetime(
				() => this.#pageGone(),
				() => (this.#wasIn ? this.comeBack() : this.#prepare())
			)
		];
		const before = store.get(roomKey);
		this.#wantsIn = page.reloaded && before !== null && before === this.#typedName.trim();
		void this.local.open();
		// Who goes back into a room need not wait for the camera to find the way.
		if (this.#wantsIn) void this.#door.prepare(this.#typedName);
		else void this.#door.load();
	}

	/** Lets go of everything. */
	end(): void {
		clearTimeout(this.#settling);
		for (const undo of this.#undo) undo();
		this.#undo = [];
		this.#door.close();
		this.local.release();
	}

	retry(): void {
		if (!this.local.stream) void this.local.open();
		if (this.#door.configFault ?? this.#door.fault) void this.#door.load();
	}

	goOnWithoutCamera(): void {
		void this.local.openWithoutCamera();
	}

	typeName(text: string): void {
		this.#typedName = text;
		this.#nameProblem = null;
		clearTimeout(this.#settling);
		this.#settling = setTimeout(() => this.#prepare(), settledMs);
	}

	join(): void {
		const problem = this.#parts.checkName(this.#typedName);
		if (problem) return this.#refuseName(problem);
		clearTimeout(this.#settling);
		this.#nameProblem = null;
		this.#roomName = this.#typedName.trim();
		this.#parts.page.showAddress(this.roomLink);
		this.#parts.store.set(roomKey, this.#roomName);
		void this.#door.enter(this.#roomName);
	}

	cancelName(): void {
		this.#typedName = '';
		this.#refuseName('cancelled');
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
		if (this.#door.entering) return this.#door.close();
		this.#door.room?.dispatch({ type: 'leave-pressed' });
		this.local.release();
	}

	comeBack(): void {
		this.#typedName = this.#roomName;
		this.#wantsIn = true;
		if (this.local.stream) this.#mediaOpened();
		else void this.local.open();
	}

	chooseAnotherRoom(): void {
		this.#parts.store.remove(roomKey);
		this.#door.close();
		this.#typedName = '';
		this.#nameProblem = null;
		this.#cameByLink = false;
		void this.local.open();
		this.#parts.page.showAddress(this.#parts.page.address().replace(/#.*$/s, ''));
	}

	waitForSeat(): void {
		this.#door.room?.dispatch({ type: 'wait-pressed' });
	}

	#mediaOpened(): void {
		if (!this.#wantsIn) return this.#prepare();
		this.#wantsIn = false;
		this.join();
	}

	#refuseName(problem: NameProblem): void {
		this.#nameProblem = problem;
		this.#nameRefusals += 1;
	}

	#prepare(): void {
		const ready = this.phase === 'name' && this.#parts.checkName(this.#typedName) === null;
		if (ready) void this.#door.prepare(this.#typedName);
	}

	/** Another room link was put into the address bar. */
	#followAddress(): void {
		const name = nameInLink(this.#parts.page.address());
		if (name === this.#roomName && this.#door.room) return;
		this.#door.close();
		this.#wantsIn = false;
		this.#cameByLink = name !== '';
		this.typeName(name);
		void this.local.open();
	}

	/** Whoever is in a room goes away from it; a prepared one is let go. */
	#pageGone(): void {
		const { room, entering } = this.#door;
		const phase = room?.state.phase ?? 'idle';
		this.#wasIn = entering || phase === 'seeking' || phase === 'paired';
		if (this.#wasIn) room?.dispatch({ type: 'page-gone' });
		else if (phase === 'idle') this.#door.close();
	}

	#tellMedia(): void {
		const mine = { mic: this.local.micOn, camera: this.local.cameraOn };
		this.#door.room?.dispatch({ type: 'media-changed', mine });
	}
}
