import { joining, joiningFar } from './join';
import { lobby } from './lobby';
import { reloading } from './reload';
import type { Scenario } from './scenario';
import { takeover } from './takeover';
import { together } from './together';
import { typing } from './typed';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [
	joining,
	joiningFar,
	typing,
	together,
	reloading,
	takeover,
	lobby
];

/** Not a time, so not a Scenario: it needs one run and has a table of its own. */
export const weightName = 'bytes';
