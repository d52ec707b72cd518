import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DialId } from '../../src/lib/protocol/seat';
import type { RoomState } from '../../src/lib/protocol/state';
import { Diagram, diagramIn } from '../explore/diagram';
import { everyState, type Witness } from './every-state';

/** Whether a step keeps it. */
type Rule = (...made: Parameters<Witness>) => boolean;

const everyEventHasAnAnswer: Rule = (_, __, next, effects) =>
	Boolean(next.phase) && effects.every(Boolean);

const seatsAreClaimedOnce: Rule = (state, event, _, effects) =>
	effects.every((effect) => {
		const lost = event.type === 'seat-lost' ? event.seat : null;
		if (effect.type === 'claim-seat')
			return effect.seat === lost || state.seats[effect.seat] === 'none';
		return effect.type !== 'release-seat' || state.seats[effect.seat] !== 'none';
	});

/** To the partner, who may have fallen silent (R15). */
const connectionOf = (state: RoomState): DialId | null => {
	if (state.phase === 'paired') return state.link;
	return state.phase === 'seeking' ? (state.dormant?.link ?? null) : null;
};

const wordsGoToThePartner: Rule = (state, _, next, effects) =>
	effects.every(
		(effect) =>
			effect.type !== 'say' || [state, next].some((one) => connectionOf(one) === effect.dial)
	);

/** Some 50,000 states, and 90 events for each. */
const patienceMs = 120_000;

describe('in every state that a machine can be brought into', () => {
	const diagram = new Diagram();
	const broken = new Map<Rule, string[]>();
	const rules = [everyEventHasAnAnswer, seatsAreClaimedOnce, wordsGoToThePartner];
	let states: readonly RoomState[] = [];

	beforeAll(() => {
		// What a step changes of what it is given is a TypeError here.
		states = everyState((...made) => {
			diagram.see(...made);
			for (const rule of rules) {
				if (rule(...made)) continue;
				const [state, event] = made;
				broken.set(rule, [...(broken.get(rule) ?? []), JSON.stringify({ state, event })]);
			}
		});
	}, patienceMs);

	/** The first of the steps that break it. */
	const breaking = (rule: Rule): readonly string[] => broken.get(rule)?.slice(0, 3) ?? [];

	it('there are all phases', () => {
		const phases = new Set(states.map(({ phase }) => phase));

		expect([...phases].toSorted()).toEqual(['full', 'idle', 'left', 'paired', 'seeking']);
	});

	it('every event has an answer, and changes neither the state nor the event that it came with', () => {
		expect(breaking(everyEventHasAnAnswer)).toEqual([]);
	});

	it('a seat is claimed only when it is neither held nor claimed, and released only when it is', () => {
		expect(breaking(seatsAreClaimedOnce)).toEqual([]);
	});

	it('words are said only on the connection of the call', () => {
		expect(breaking(wordsGoToThePartner)).toEqual([]);
	});

	it('docs/protocol.md shows the diagram that the machine draws of itself (npm run explore writes it)', async () => {
		const page = await readFile(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

		expect(diagramIn(page)).toBe(String(diagram));
	});
});
