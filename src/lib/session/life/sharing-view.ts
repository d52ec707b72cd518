/** What the two share besides sound and picture, as the page shows it. */

/** One line of the chat. */
export interface ChatLine {
	readonly id: string;
	/** `anew` is where another friend came, or the same one from elsewhere. */
	readonly from: 'me' | 'friend' | 'anew';
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
	/**
	 * Of one's own text. `waiting`: nobody is here to get it. `lost`: it was for somebody else than who is here, and goes to
	 * nobody else by itself.
	 */
	readonly fate: 'sending' | 'waiting' | 'delivered' | 'read' | 'lost';
}

export interface ChatView {
	readonly lines: readonly ChatLine[];
	readonly unread: number;
	/** What is being written. */
	readonly draft: string;
	/** In bytes; 0 for what can be sent. */
	readonly tooLongBy: number;
	write(text: string): void;
	/** Sends the draft, unless it is empty or too long: then nothing of it is lost. */
	send(): void;
	/** Sends what is lost to who is here now. */
	sendAgain(id: string): void;
	/** The person looks at the chat. */
	see(): void;
}

/** What is shown in passing, instead of words. */
export type Reaction = 'yes' | 'heart' | 'laugh' | 'applause' | 'wonder';

export interface FloatingReaction {
	readonly id: number;
	readonly reaction: Reaction;
	readonly mine: boolean;
}

export interface ReactionsView {
	/** Those that are on the screen, the oldest first. */
	readonly floating: readonly FloatingReaction[];
	react(reaction: Reaction): void;
}

/** What one's screen is sent for: small print that stays sharp, or a film that stays smooth. */
export type ScreenTuning = 'text' | 'motion';

export interface ScreenView {
	/** The browser can show a screen. */
	readonly possible: boolean;
	/** One's own is shown to the friend. */
	readonly shared: boolean;
	/** The browser asks which. */
	readonly asking: boolean;
	readonly tuning: ScreenTuning;
	/** The friend's, `null` while they show none. */
	readonly theirs: MediaStream | null;
	/** Only by the person's own press: the browser asks what is to be shown. */
	share(): Promise<void>;
	stop(): void;
	tune(tuning: ScreenTuning): void;
}

/** `choosing`: the person is asked where to put it. `checking`: all is here, and is compared. */
export type FileState = 'offered' | 'choosing' | 'going' | 'checking' | 'kept' | 'stopped';

/** A file on its way, to the friend or from them. */
export interface FileView {
	/** One's own, for the friend. */
	readonly mine: boolean;
	readonly name: string;
	/** In bytes, as is `done`. */
	readonly size: number;
	readonly done: number;
	readonly state: FileState;
	/** Why it went no further. */
	readonly why: 'cancelled' | 'damaged' | 'unreadable' | 'unwritable' | 'forgotten' | null;
	readonly paused: boolean;
	readonly theyPause: boolean;
	/** From where the page downloads what has come, `null` for what lies already where it belongs. */
	readonly link: string | null;
	pause(paused: boolean): void;
	stop(why: 'cancelled'): void;
}

export interface FilesView {
	readonly all: readonly FileView[];
	/** The browser can keep a file without having all of it in memory. */
	readonly possible: boolean;
	/** The friend is there, and can be offered one. */
	readonly present: boolean;
	/** How many wait for the person to take or decline them. */
	readonly offered: number;
	offer(files: readonly File[]): void;
	/** Only by the person's own press: the browser may ask where to put it. */
	accept(file: FileView): void;
	/** Is shown no more, and goes no further. */
	forget(file: FileView): void;
}
