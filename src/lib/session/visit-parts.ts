/** What a visit needs from outside: devices, memory, the page around it, and the room kit. */
import type { Devices, Store } from '../protocol/ports';
import type { Desk } from './desk/desk.svelte';
import type { DeskParts } from './desk/desk-parts';
import type { Company, CompanyParts } from './life/company.svelte';
import type { RecentRooms } from './recent-rooms.svelte';
import type { KitFault, RoomKit } from './room-kit';
import type { NameProblem } from './visit-view';
import type { WayParts, WayWatch } from './way/way-watch.svelte';

/** The page around the visit: its address and its lifetime. Each `on…` returns its undo. */
export interface PagePort {
	address(): string;
	/** Shows another address without loading it. */
	showAddress(address: string): void;
	/** The person reloaded the page, as against opening or duplicating it. */
	readonly reloaded: boolean;
	onAddress(changed: () => void): () => void;
	/** The page goes, or comes back from the browser's cache. */
	onLifetime(gone: () => void, back: () => void): () => void;
}

export interface VisitParts {
	readonly devices: Devices<MediaStream, MediaStreamTrack>;
	readonly store: Store;
	readonly page: PagePort;
	readonly loadKit: () => Promise<RoomKit | KitFault>;
	/** Loaded when the person may be about to go in. */
	readonly watchWay: (parts: WayParts) => Promise<WayWatch>;
	/** Loaded with the first call. */
	readonly keepCompany: (parts: CompanyParts) => Promise<Company>;
	/** Loaded when devices can be chosen; one for the whole visit. */
	readonly openDesk: (parts: DeskParts) => Promise<Desk>;
	/** Loaded with the choice of devices. */
	readonly openRecent: () => Promise<RecentRooms>;
	/** What is wrong with a name, `null` for a good one. */
	readonly checkName: (name: string) => Exclude<NameProblem, 'cancelled'> | null;
}
