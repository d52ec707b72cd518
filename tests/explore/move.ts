/** One thing that can happen next in a world. */
import type { World } from './world';

/**
 * `step`: something on its way arrives. `free`: the broker notices a dead socket. `ghost`: somebody runs into one
 * before. `timer`: time passes, and a timer fires or the broker forgets. These happen sooner or later.
 * `early`: a timer fires while something is on its way. `hint`: helpful, but nobody may rely on it.
 * `join`: somebody comes for the first time. `person`: somebody goes, comes again or waits. `crash`: somebody is gone without a word.
 * `reload`: somebody's page goes and comes again. `cut`: somebody loses the network. `halt`: nothing comes through between two, for a while. `deaf`: nothing comes through to one of two. `restart`: the broker loses its memory.
 * `forge`: somebody comes between two ends of a dial. These may happen.
 */
export type Kind =
	| 'step'
	| 'free'
	| 'ghost'
	| 'timer'
	| 'early'
	| 'hint'
	| 'join'
	| 'person'
	| 'crash'
	| 'reload'
	| 'cut'
	| 'halt'
	| 'deaf'
	| 'restart'
	| 'forge';

export interface Move {
	readonly kind: Kind;
	/** A short sentence for a trace. */
	says(): string;
	/** Changes a copy of the world. */
	make(world: World): void;
}
