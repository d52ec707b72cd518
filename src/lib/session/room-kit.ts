/** What the room door needs of PeerJS, keys and this site's configuration: loaded while the person looks at their preview. */
import type { Clock, MediaKind, OpenRoom } from '../protocol/ports';
import type { VisitorId } from '../protocol/seat';
import type { Strength } from './visit-view';

export type LocalTracks = Readonly<Record<MediaKind, MediaStreamTrack | null>>;

/** A room that only its link leads to. */
export interface PrivateRoom {
	readonly name: string;
	/** 128 random bits, as the link carries them. */
	readonly secret: string;
}

/** A choice that this device remembers: a relay alone, which hides one's address from the other person. */
export interface RelayChoice {
	readonly alone: boolean;
	choose(alone: boolean): void;
}

/** What is loaded while the person looks at their preview: PeerJS, keys, this site's configuration. */
export interface RoomKit {
	/** A third party's broker introduces the two. */
	readonly thirdParty: boolean;
	/** The broker's address. */
	readonly broker: string;
	readonly versions: Readonly<Record<string, string>>;
	/** Whether connections go through a relay alone; `null` where there is none. */
	readonly relay: RelayChoice | null;
	/**
	 * The room that a valid name stands for, with a link's secret if the room is private. May take a second; the
	 * latest room wins, and the search for another one is ended and rejects.
	 */
	findRoom(name: string, secret: string | null, presence: Presence): Promise<FoundRoom>;
	/** Ends a search that is going on. */
	stopFinding(): void;
	/** Makes up a private room that nobody has been in. */
	newPrivateRoom(): PrivateRoom;
	/** A name to say aloud, which nobody has thought of. */
	newName(): string;
	/** How hard a name is to guess; `null` for what is no room name. */
	strengthOf(name: string): Strength | null;
	newVisitorId(): VisitorId;
	newClock(): Clock;
}

/** How this tab stands to its copies. */
export interface Presence {
	/** Takes the place in the room away from the tab of which this one is a copy. */
	readonly takeOver: boolean;
	/** Another tab has taken this one's place. */
	readonly moved: () => void;
}

/** A room whose keys are known. */
export interface FoundRoom {
	/** Public. */
	readonly roomId: string;
	/** This tab was in a call there when it was reloaded (R7). */
	readonly returns: boolean;
	/** This tab is a copy of one that is in the room (R11). */
	readonly elsewhere: boolean;
	open(tracks: LocalTracks): OpenRoom<MediaStream, MediaStreamTrack>;
}

/** config.json is wrong: what, naming the value. */
export interface KitFault {
	readonly fault: string;
}
