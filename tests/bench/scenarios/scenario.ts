import type { Sample, Stage } from '../stage/stage';
import type { Site, SubjectName } from '../stage/subjects';

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
	/** The one page that can do it. */
	readonly only?: SubjectName;
	measure(stage: Stage, site: Site): Promise<Sample>;
}
