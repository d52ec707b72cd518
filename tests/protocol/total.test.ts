import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../src/lib/protocol/event';
import type { DialId } from '../../src/lib/protocol/seat';
import type { RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { everyEvent } from './every-event';
import { everyState } from './every-state';

function freeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		Object.values(value).forEach(freeze);
	}
	return value;
}

const states = everyState();

/** The events that break this rule, in any state: none, it is hoped. */
function breaking(
	rule: (state: RoomState, ...made: [...ReturnType<typeof step>, RoomEvent]) => boolean
): string[] {
	const found: string[] = [];
	for (const state of states) {
		for (const event of everyEvent(state)) {
			if (!rule(state, ...step(state, freeze(event)), event))
				found.push(JSON.stringify({ state, event }));
		}
	}
	return found.slice(0, 3);
}

/** Some 50,000 states, and 90 events for each. */
const patienceMs = 60_000;

describe('in every state that a machine can be brought into', { timeout: patienceMs }, () => {
	it('there are all phases', () => {
		const phases = new Set(states.map(({ phase }) => phase));

		expect([...phases].toSorted()).toEqual(['full', 'idle', 'left', 'paired', 'seeking']);
	});

	it('every event has an answer, and changes neither the state nor the event that it came with', () => {
		states.forEach(freeze);

		expect(breaking((_, next, effects) => Boolean(next.phase) && effects.every(Boolean))).toEqual(
			[]
		);
	});

	it('a seat is claimed only when it is neither held nor claimed, and released only when it is', () => {
		expect(
			breaking((state, _, effects, event) =>
				effects.every((effect) => {
					const lost = event.type === 'seat-lost' ? event.seat : null;
					if (effect.type === 'claim-seat')
						return effect.seat === lost || state.seats[effect.seat] === 'none';
					return effect.type !== 'release-seat' || state.seats[effect.seat] !== 'none';
				})
			)
		).toEqual([]);
	});

	/** To the partner, who may have fallen silent (R15). */
	const connectionOf = (state: RoomState): DialId | null => {
		if (state.phase === 'paired') return state.link;
		return state.phase === 'seeking' ? (state.dormant?.link ?? null) : null;
	};

	it('words are said only on the connection of the call', () => {
		expect(
			breaking((state, next, effects) =>
				effects.every(
					(effect) =>
						effect.type !== 'say' || [state, next].some((one) => connectionOf(one) === effect.dial)
				)
			)
		).toEqual([]);
	});
});
