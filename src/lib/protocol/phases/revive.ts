/** R15. Who fell silent is there again. */
import { andThen, ask, run, stay } from '../move';
import type { Step } from '../move';
import type { RoomEvent } from '../event';
import type { Dormant, Paired, RoomState, Seeking } from '../state';
import type { Rules } from '../rules';
import { dropAccepted, letIn } from './door';
import { letGo } from './dormant';
import { paired } from './paired';
import { greet, refuseHeld, sitDown, together } from './pairing';
import { dropAttempt } from './search';

/**
 * The call goes on over the same connection. What comes up between the same two may
 * come up on, since they may have chosen it already (R7).
 */
export function revive(state: Seeking, { link, theirs }: Dormant, rules: Rules): Step<RoomState> {
	const comesBack = state.accepting?.resumes === true;
	const [alone, ended] = run(state, dropAttempt, comesBack ? stay : dropAccepted);
	const paired: Paired = {
		...together(alone, link),
		accepting: alone.accepting,
		theirs,
		receiving: true,
		received: true
	};
	const [next, effects] = sitDown(paired, refuseHeld, rules);
	// The picture first: to end another connection takes a slow machine a quarter of a second.
	return [next, [{ type: 'renew-picture', dial: link }, ...ended, ...greet(paired), ...effects]];
}

/** Every word is a sign of life but a goodbye, and a question: it may come from one who does not hear the answer. */
export function heardAgain(
	state: Seeking,
	dormant: Dormant,
	event: Extract<RoomEvent, { type: 'heard' }>,
	rules: Rules
): Step<RoomState> {
	const { type } = event.message;
	if (type === 'ping')
		return [state, [{ type: 'say', dial: dormant.link, message: { type: 'pong' } }]];
	if (type === 'away') return run({ ...state, seeker: type }, letGo);
	if (type === 'bye')
		return run(
			{ ...state, seeker: 'left' },
			letGo,
			letIn,
			ask({ type: 'keep-session', dial: null })
		);
	return andThen(revive(state, dormant, rules), (next) =>
		next.phase === 'paired' ? paired(next, event, rules) : stay(next)
	);
}
