import type {
	Drops,
	Measures,
	MediaFailure,
	MediaKind,
	Path,
	Size,
	Store
} from '../protocol/ports';
import type { DeskView } from './desk/desk-view';
import type { Stall } from './life/judge';
import type { ChatView, FilesView, ReactionsView, ScreenView } from './life/sharing-view';
import type { Quality } from './life/quality';
import type { RecentRooms } from './recent-rooms.svelte';
import type { LocalTracks } from './room-kit';
import type { Obstacle } from './way/obstacle';

/** The value of `<main data-phase>`: the page's public surface (docs/page-contract). */
export type PagePhase =
	| 'permission'
	| 'name'
	| 'joining'
	| 'waiting'
	| 'connected'
	| 'reconnecting'
	| 'full'
	| 'left'
	| 'unsupported';

/** Why a room name was not taken. `cancelled`: the person pressed cancel or Escape. */
export type NameProblem = 'empty' | 'blank' | 'too-long' | 'cancelled';

/** How soon a stranger would guess an open room's name. */
export type Strength = 'easy' | 'fair' | 'hard';

/** Why the other person is not here although they once were. `returned`: this page was reloaded. */
export type Absence = 'left' | 'away' | 'lost' | 'returned';

/** One's own camera and microphone as the page shows them. */
export interface LocalView {
	/** `null` until the browser has given at least the microphone. */
	readonly tracks: LocalTracks | null;
	/** True while the browser's own question is open. */
	readonly asking: boolean;
	readonly failure: MediaFailure | null;
	readonly micOn: boolean;
	readonly cameraOn: boolean;
	/** False when the person went on with the microphone alone. */
	readonly hasCamera: boolean;
	/** True while the camera is being switched on again. */
	readonly cameraBusy: boolean;
}

/** The other person. */
export interface RemoteView {
	readonly stream: MediaStream;
	/** False while they are on their way in: made ready, neither heard nor seen. */
	readonly admitted: boolean;
	readonly micOn: boolean;
	readonly cameraOn: boolean;
}

/** Whether the other person sees this one's network address. `impossible` to hide where no relay is configured. */
export type AddressHiding = 'impossible' | 'off' | 'on';

/** What is told to who wants to know how a call is carried. No address of anybody is among it. */
export interface Details {
	/** `null` outside a call. */
	readonly path: Path | null;
	/** How sound and picture go; `null` outside a call. */
	readonly measures: Measures | null;
	/** `null` outside a room. */
	readonly drops: Drops | null;
	/** The broker's address; `null` before the configuration is read. */
	readonly broker: string | null;
	/** What is running here, by name. */
	readonly versions: Readonly<Record<string, string>>;
}

/** How somebody who has lost the other one is looked for: by nobody's answer yet, by a new connection, by waiting. */
export type Search = 'looking' | 'dialling' | 'waiting';

/** How a call is, as long as somebody watches it. */
export interface LifeView {
	/** This device has no network. */
	readonly offline: boolean;
	/** Sound or picture does not flow although the other one is there; `null` while all flows that should. */
	readonly stall: Stall | null;
	/** What is being tried to find the other one; `null` while nobody is looked for. */
	readonly search: Search | null;
}

/** How the way to each other is found, as long as somebody watches it. */
export interface WayView {
	/** Why the two who try to meet do not, so far; `null` while nothing is in the way, or nothing is known. */
	readonly obstacle: Obstacle | null;
}

/** What a call has besides, from its first second on. */
export interface CallView extends LifeView {
	/** In a word; `null` before it is known. */
	readonly quality: Quality | null;
	/** What of it is sent, if it is on. */
	readonly sends: Readonly<Record<MediaKind, boolean>>;
	/** Nothing is sent from here, by one's own choice. */
	readonly held: boolean;
	/** The friend has put the call on hold. */
	readonly theyHold: boolean;
	hold(held: boolean): void;
	/** So large is the friend’s picture on this screen, in its pixels: they send no more than that. */
	shows(window: Size): void;
	/** Whose connection is too weak for pictures just now; sound goes on. */
	readonly soundAlone: 'mine' | 'theirs' | null;
	/** A sound tells of the friend who comes or goes; remembered on this device. */
	readonly soundsOn: boolean;
	switchSounds(on: boolean): void;
	readonly chat: ChatView;
	readonly reactions: ReactionsView;
	readonly screen: ScreenView;
	readonly files: FilesView;
}

/** The seam between the page and what drives it: everything shown, everything that can be done. */
export interface VisitView {
	readonly phase: PagePhase;
	readonly local: LocalView;
	/** The last known picture stays while reconnecting. */
	readonly remote: RemoteView | null;

	/** The text in the name field, as typed. */
	readonly typedName: string;
	readonly nameProblem: NameProblem | null;
	/** Counts refusals of the name, so that the same reason said twice is read aloud twice. */
	readonly nameRefusals: number;
	/** True when the page was opened by a room link. */
	readonly cameByLink: boolean;
	/** The page was opened by a private link that was cut or mistyped; its name is not filled in. */
	readonly linkDamaged: boolean;
	/** A link's secret leads to the room, not its name alone. */
	readonly privateRoom: boolean;
	/** Of an open room's name, once it is left alone; `null` while there is nothing to say. */
	readonly strength: Strength | null;
	/** The room as it is shown to people: trimmed, spelled as typed. */
	readonly roomName: string;
	/** The absolute link that brings a friend here. */
	readonly roomLink: string;

	readonly absence: Absence | null;
	/** A connection is just coming up: with the friend who dials, or with whom we dialled. */
	readonly meeting: boolean;
	/** Nobody answers at a taken seat yet: "checking the room". */
	readonly checking: boolean;
	/** In `full`: the person chose to wait for a seat. */
	readonly waitingForSeat: boolean;
	/** The call is open in another tab, of which this one is a copy. */
	readonly elsewhere: boolean;
	/** In `left`: the call goes on in another tab. */
	readonly movedAway: boolean;
	/** Somebody waits for the place that is kept for the friend who was lost (R14). */
	readonly somebodyWaits: boolean;
	/** The broker cannot be reached right now; we keep trying. */
	readonly brokerAway: boolean;
	/** What is wrong in config.json, naming the value; English, for whoever runs the site. */
	readonly configFault: string | null;
	/** A third party's broker (PeerJS cloud) introduces the two. */
	readonly thirdParty: boolean;
	/** Milliseconds since the epoch at which the talk began; `null` outside a talk. */
	readonly talkingSince: number | null;
	/** Five numbers from 0 to 63 that both sides of a call share (R4); `null` outside a call. */
	readonly safetyCode: readonly number[] | null;
	/** Somebody pretended to be the other person, or changed what they said, and was refused (R3, R4). */
	readonly meddled: boolean;
	readonly addressHiding: AddressHiding;
	/** `null` until the way to each other is watched over. */
	readonly way: WayView | null;
	/** `null` until the call is watched over. */
	readonly life: CallView | null;
	/** `null` until devices can be chosen. */
	readonly desk: DeskView | null;
	/** `null` until they are here. */
	readonly recent: RecentRooms | null;
	/** What this tab remembers of how the page is wanted, through a reload. */
	readonly memory: Pick<Store, 'get' | 'set'>;
	/** Something of ours failed that has no better word. */
	readonly fault: string | null;

	/** Asks for camera and microphone again, or reads config.json again. */
	retry(): void;
	/** Goes on with the microphone alone (only where the camera is missing or taken). */
	goOnWithoutCamera(): void;
	typeName(text: string): void;
	/** Fills in a name that can be said aloud and that nobody has thought of. */
	inventName(): void;
	/** Brings the rooms of late, among which is then also the open room that one is in. */
	recallRooms(): Promise<void>;
	join(): void;
	/** Takes the call over from the other tab. */
	moveHere(): void;
	/** Lets in who waits, in the place of the friend who was lost. */
	letIn(): void;
	/** Goes straight into a new private room: a name that can be said aloud, and a secret for its link. */
	makePrivateRoom(): void;
	cancelName(): void;
	/** Hides one's address from the other person, from the next connection on. Remembered on this device. */
	hideAddress(hidden: boolean): void;
	/** How things are just now. */
	details(): Promise<Details>;
	/** Watches over the way to each other from now on, until the undo that it returns is called. */
	watchWay(): () => void;
	/** Watches over the call from now on, until the undo that it returns is called. */
	watchLife(): () => void;
	/** Keeps the devices as they are wanted from now on, until the undo that it returns is called. */
	watchDevices(): () => void;
	toggleMic(): void;
	toggleCamera(): void;
	leave(): void;
	/** From `left` or `full`: into the same room again. */
	comeBack(): void;
	/** From `left`, `full` or `waiting`: back to the name field, emptied. */
	chooseAnotherRoom(): void;
	/** From `full`: stay, and go in when a seat frees. */
	waitForSeat(): void;
}
