/** What a visit shows, out of its parts. Nothing is kept here, and nothing is done. */
import type { DeskView } from './desk/desk-view';
import type { LocalMedia } from './local-media.svelte';
import { absenceOf, isMeeting, remoteOf } from './page-phase';
import type { RecentRooms } from './recent-rooms.svelte';
import type { RoomChoice } from './room-choice.svelte';
import type { RoomDoor } from './room-door.svelte';
import type {
	Absence,
	AddressHiding,
	CallView,
	Details,
	NameProblem,
	PagePhase,
	RemoteView,
	Strength,
	WayView
} from './visit-view';

export abstract class ShownVisit {
	abstract readonly local: LocalMedia;
	movedAway = $state.raw(false);
	protected abstract readonly door: RoomDoor;
	protected abstract readonly choice: RoomChoice;
	way = $state.raw<WayView | null>(null);
	life = $state.raw<CallView | null>(null);
	desk = $state.raw<DeskView | null>(null);
	recent = $state.raw<RecentRooms | null>(null);

	readonly phase: PagePhase = $derived.by(() => {
		if (this.local.failure?.kind === 'unsupported') return 'unsupported';
		const phase = this.door.room?.phase ?? 'name';
		const outside = phase === 'left' || phase === 'full';
		if (outside && (this.local.tracks ?? !this.local.failure)) return phase;
		if (!this.local.granted) return 'permission';
		if (phase === 'connected' && this.life?.stall) return 'reconnecting';
		return phase === 'name' && this.door.entering ? 'joining' : phase;
	});

	readonly strength: Strength | null = $derived.by(() =>
		this.choice.secret === null ? this.door.strengthOf(this.choice.settled) : null
	);

	readonly remote: RemoteView | null = $derived.by(() => remoteOf(this.door.room));

	get typedName(): string {
		return this.choice.typed;
	}
	get nameProblem(): NameProblem | null {
		return this.choice.problem;
	}
	get nameRefusals(): number {
		return this.choice.refusals;
	}
	get cameByLink(): boolean {
		return this.choice.byLink;
	}
	get privateRoom(): boolean {
		return this.choice.secret !== null;
	}
	get linkDamaged(): boolean {
		return this.choice.damaged;
	}
	get roomName(): string {
		return this.choice.chosen;
	}
	get absence(): Absence | null {
		return absenceOf(this.door.room?.state);
	}
	get meeting(): boolean {
		return isMeeting(this.door.room?.state);
	}
	get checking(): boolean {
		const state = this.door.room?.state;
		return state?.phase === 'seeking' && state.silent;
	}
	get waitingForSeat(): boolean {
		const state = this.door.room?.state;
		return state?.phase === 'seeking' && state.seeker === 'queued';
	}
	get elsewhere(): boolean {
		return this.door.elsewhere && this.door.outside;
	}
	get somebodyWaits(): boolean {
		const state = this.door.room?.state;
		return state?.phase === 'seeking' && state.patient && state.held.some(({ waits }) => waits);
	}
	get brokerAway(): boolean {
		return this.door.room?.state.brokerAway ?? false;
	}
	get configFault(): string | null {
		return this.door.configFault;
	}
	get thirdParty(): boolean {
		return this.door.thirdParty;
	}
	get talkingSince(): number | null {
		return this.door.room?.talkingSince ?? null;
	}
	get fault(): string | null {
		return this.door.fault;
	}
	get safetyCode(): readonly number[] | null {
		return this.door.room?.safetyCode ?? null;
	}
	get meddled(): boolean {
		return this.door.room?.state.meddled ?? false;
	}
	get addressHiding(): AddressHiding {
		return this.door.addressHiding;
	}

	async details(): Promise<Details> {
		const { room, site } = this.door;
		return {
			path: (await room?.path()) ?? null,
			measures: (await room?.measures()) ?? null,
			drops: room?.drops() ?? null,
			broker: site?.broker ?? null,
			versions: site?.versions ?? {}
		};
	}
}
