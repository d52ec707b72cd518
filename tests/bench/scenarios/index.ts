import { joining, joiningFar } from './join';
import { brokerGap, brokerSeats } from './broker';
import { lobby } from './lobby';
import { reloading, reloadingHost } from './reload';
import type { Scenario } from './scenario';
import { killingGuest, killingHost, pausing } from './takeover';
import { together } from './together';
import { typing } from './typed';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [
	joining,
	joiningFar,
	typing,
	together,
	reloading,
	reloadingHost,
	killingGuest,
	killingHost,
	pausing,
	brokerGap,
	brokerSeats,
	lobby
];

/** Not a time, so not a Scenario: it needs one run and has a table of its own. */
export const weightName = 'bytes';
