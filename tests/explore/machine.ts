/** The machine under exploration. It is pure, so each step is made once however many worlds it occurs in. */
import type { RoomEvent } from '../../src/lib/protocol/event';
import type { Step } from '../../src/lib/protocol/move';
import type { Rules } from '../../src/lib/protocol/rules';
import type { RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { essence, identityOf } from './canonical';

export interface MadeStep {
	readonly state: RoomState;
	readonly event: RoomEvent;
	readonly step: Step<RoomState>;
}

const steps = new WeakMap<Rules, Map<string, MadeStep>>();

/** Every step that any exploration with these rules has made. */
export const stepsMade = (rules: Rules): readonly MadeStep[] => [
	...(steps.get(rules)?.values() ?? [])
];

/** One step, from a state whose next dial has this number. */
export function makeStep(
	state: RoomState,
	number: number,
	event: RoomEvent,
	rules: Rules
): Step<RoomState> {
	const made = steps.get(rules) ?? new Map<string, MadeStep>();
	steps.set(rules, made);
	const key = `${number} ${identityOf(state)} ${JSON.stringify(event)}`;
	const known = made.get(key);
	if (known !== undefined) return known.step;
	const [next, effects] = step({ ...state, nextNumber: number }, event, rules);
	const result: Step<RoomState> = [essence(next), effects];
	made.set(key, { state, event, step: result });
	return result;
}
