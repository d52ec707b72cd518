/** What a visit needs from outside: devices, memory, the page around it, and the room kit. */
import type { Devices, Store } from '../protocol/ports';
import type { Company } from './life/company.svelte';
import type { LifeParts } from './life/life-watch.svelte';
import type { KitFault, RoomKit } from './room-kit';
import type { NameProblem } from './visit-view';

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
	/** Loaded with the first call. */
	readonly keepCompany: (parts: LifeParts) => Promise<Company>;
	/** What is wrong with a name, `null` for a good one. */
	readonly checkName: (name: string) => Exclude<NameProblem, 'cancelled'> | null;
}
