/** Camera, microphone and loudspeaker as they can be chosen, and what there is to say about them. */
import type { Device, DeviceKind } from '../../protocol/ports';

/** What a browser does to the sound of a microphone. */
export type Processing = 'noise' | 'echo';

/** What happened to a device, in its own words. */
export type DeskNews =
	/** It went; `instead` is used now, `null` when there is no other. */
	| {
			readonly type: 'gone';
			readonly kind: DeviceKind;
			readonly label: string;
			readonly instead: string | null;
	  }
	/** It has come back, and is used again. */
	| { readonly type: 'back'; readonly label: string }
	/** It was chosen, and cannot be had. */
	| { readonly type: 'refused'; readonly label: string }
	/** No sound comes from this microphone. */
	| { readonly type: 'silent'; readonly label: string }
	/** It is loud while nobody talks; `suppressed` although the browser keeps noise out. */
	| { readonly type: 'noisy'; readonly label: string; readonly suppressed: boolean }
	/** Somebody talks and is muted. */
	| { readonly type: 'talking' };

export interface DeskView {
	/** All of this kind. */
	some(kind: DeviceKind): readonly Device[];
	/** The id of the one in use; `''` for the one that the system chooses. */
	used(kind: DeviceKind): string;
	/** Uses that one from now on, which this device remembers. */
	pick(kind: DeviceKind, id: string): void;
	/** There are cameras that look either way. */
	readonly flips: boolean;
	/** The camera that looks the other way. */
	flip(): void;
	processes(what: Processing): boolean;
	switchProcessing(what: Processing, on: boolean): void;
	/** How loud the friend is, 0 to 1. */
	readonly volume: number;
	setVolume(volume: number): void;
	/** Through the loudspeaker that is chosen. */
	testSound(): void;
	/** How loud one is oneself, 0 to 1, as long as somebody meters. */
	readonly level: number;
	/** Returns the undo. */
	meter(): () => void;
	/** What happened just now. */
	readonly news: DeskNews | null;
}
