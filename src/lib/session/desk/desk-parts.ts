/** What the desk needs from outside. Each `on…`, `every` and `after` returns its undo. */
import type { Device } from '../../protocol/ports';
import type { LocalMedia } from '../local-media.svelte';
import type { BrowserRoom } from '../room-door.svelte';

/** Listens to a microphone, whether it is muted or not; nobody else hears it. */
export interface Ear {
	/** The loudest of the last tenth of a second or so, 0 to 1; `null` while the browser does not let us listen. */
	peak(): number | null;
	close(): void;
}

export interface DeskOutside {
	list(): Promise<readonly Device[]>;
	/** Something was plugged in or pulled out. */
	onDevices(changed: () => void): () => void;
	/** What this device remembers; `null` for nothing. */
	recall(name: string): string | null;
	keep(name: string, choice: string): void;
	openEar(track: MediaStreamTrack): Ear;
	testSound(speaker: string): void;
	/** The page runs again after it did not. */
	onWake(woken: () => void): () => void;
	every(ms: number, look: () => void): () => void;
	after(ms: number, then: () => void): () => void;
}

export interface DeskParts {
	readonly room: () => BrowserRoom | null;
	readonly local: LocalMedia;
}
