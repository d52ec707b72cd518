/**
 * R15. A partner who fell silent is looked for like one who is gone, and meanwhile the connection is kept: where nothing came
 * through for a while, it carries on by itself, sooner than another one could be made.
 */
import { stay } from '../move';
import type { Move } from '../move';
import type { Seeking } from '../state';
import { pingMs } from '../timing';

/** There is another connection, or nobody to come back on this one. */
export const letGo: Move<Seeking> = (state) =>
	state.dormant === null
		? stay(state)
		: [
				{ ...state, dormant: null },
				[
					{ type: 'hang-up', dial: state.dormant.link },
					{ type: 'cancel-timer', timer: 'ping' }
				]
			];

/** Asks the silent partner for a sign of life, and again a little later. */
export const askOn: Move<Seeking> = (state) =>
	state.dormant === null
		? stay(state)
		: [
				state,
				[
					{ type: 'say', dial: state.dormant.link, message: { type: 'ping' } },
					{ type: 'set-timer', timer: 'ping', afterMs: pingMs }
				]
			];
