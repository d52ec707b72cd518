import type { Sample, Stage } from '../stage/stage';

/** Ratios app/floor that issue 3 asks for: the aim, and the limit that must hold. */
export interface Goal {
	readonly aim: number;
	readonly limit: number;
}

export interface Scenario {
	readonly name: string;
	readonly title: string;
	/** `far`: the broker's socket is delayed, the page and the media are not. */
	readonly distance: 'near' | 'far';
	readonly goal?: Goal;
	measure(stage: Stage): Promise<Sample>;
}
