import type { MediaFailure } from '../protocol/ports';

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

/** Why the other person is not here although they once were. */
export type Absence = 'left' | 'away' | 'lost';

/** One's own camera and microphone as the page shows them. */
export interface LocalView {
	/** `null` until the browser has given at least the microphone. */
	readonly stream: MediaStream | null;
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

/** The other person, once admitted. */
export interface RemoteView {
	readonly stream: MediaStream;
	readonly micOn: boolean;
	readonly cameraOn: boolean;
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
	/** The room as it is shown to people: trimmed, spelled as typed. */
	readonly roomName: string;
	/** The absolute link that brings a friend here. */
	readonly roomLink: string;

	readonly absence: Absence | null;
	/** Nobody answers at a taken seat yet: "checking the room". */
	readonly checking: boolean;
	/** In `full`: the person chose to wait for a seat. */
	readonly waitingForSeat: boolean;
	/** The broker cannot be reached right now; we keep trying. */
	readonly brokerAway: boolean;
	/** What is wrong in config.json, naming the value; English, for whoever runs the site. */
	readonly configFault: string | null;
	/** A third party's broker (PeerJS cloud) introduces the two. */
	readonly thirdParty: boolean;
	/** Milliseconds since the epoch at which the talk began; `null` outside a talk. */
	readonly talkingSince: number | null;
	/** Something of ours failed that has no better word. */
	readonly fault: string | null;

	/** Asks for camera and microphone again, or reads config.json again. */
	retry(): void;
	/** Goes on with the microphone alone (only where the camera is missing or taken). */
	goOnWithoutCamera(): void;
	typeName(text: string): void;
	join(): void;
	cancelName(): void;
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
