import { describe, expect, it } from 'vitest';
import { standardRules, type Rules } from '../../src/lib/protocol/rules';
import { calm, explore, type Options } from './explore';
import type { Kind } from './move';
import { carolWaits, pairAtRest, told } from './story';
import { emptyWorld, type World } from './world';

/** What the explorer must find when a rule is gone. */
interface Tooth {
	readonly without: Partial<Rules>;
	readonly title: string;
	readonly wrong: string;
	readonly start: World;
	readonly options?: Options;
}

const never = (): boolean => false;
const always = (): boolean => true;
const world = (people: number, faults: number, slow: number): World =>
	emptyWorld({ people, faults, slow });
/** Nobody crashes and no timer fires. */
const swift = { kinds: new Set<Kind>(['step', 'free', 'join', 'person']) } satisfies Options;

/** Bob is so slow to admit Carol that she lets Alice in; he has the host seat, they are a pair without it. */
const pairBesideLoneHost = told(
	world(3, 0, 1),
	'alice joins',
	'dial v-a0.0 of alice finds nobody in the host seat',
	'bob joins',
	'the broker grants bob the host seat',
	'the broker refuses alice the host seat',
	'alice hears that the host seat is taken',
	'bob hears that the host seat is granted',
	'dial v-b0.0 of bob reaches bob in the host seat',
	"alice's answer timer fires",
	'knock v-a0.2 of alice reaches bob in the host seat',
	'knock v-b0.2 of bob finds nobody in the guest seat',
	'carol joins',
	'the broker refuses carol the host seat',
	'carol hears that the host seat is taken',
	'dial v-c0.0 of carol reaches bob in the host seat',
	'carol hears "answer" to dial v-c0.0',
	'dial v-c0.0 opens for carol',
	'the broker grants carol the guest seat',
	'carol hears that the guest seat is granted',
	'dial v-a0.1 of alice reaches carol in the guest seat',
	"bob's admit timer fires early"
);

/** Of what goes wrong, these only. */
const only = (...wanted: Kind[]): Options => ({
	kinds: new Set([...swift.kinds, 'timer', ...wanted])
});

const teeth: readonly Tooth[] = [
	{
		without: { movesToHostSeat: never },
		title: 'R1: a guest who is left alone stays where nobody looks',
		wrong: 'somebody seeks and has no way on',
		start: world(2, 1, 0)
	},
	{
		without: { keepsOneSocket: never },
		title: 'R1: sockets pile up',
		wrong: 'somebody keeps more than one socket',
		start: world(1, 0, 0)
	},
	{
		without: { newcomerDials: never },
		title: 'R2: nobody ever calls anybody',
		wrong: 'somebody seeks and has no way on',
		start: world(2, 0, 0)
	},
	{
		without: { ignoresDial: never },
		title: 'R2: the first in a room answers themselves',
		wrong: 'somebody answers their own dial',
		start: world(1, 0, 0)
	},
	{
		without: { admitsOnlyProved: always },
		title: 'R4: somebody in the middle is let in',
		wrong: 'somebody is admitted who has proved nothing',
		start: world(2, 1, 0)
	},
	{
		without: { keepsOwnDial: always },
		title: 'R5: two who dial each other both insist',
		wrong: 'two who dial each other turn each other away',
		start: world(3, 1, 0),
		options: swift
	},
	{
		without: { keepsOwnDial: never },
		title: 'R5: two who dial each other both give way',
		wrong: 'two who dial each other turn each other away',
		start: world(3, 1, 0),
		options: swift
	},
	{
		without: { acceptsBeside: always },
		title: 'R6: who lets two in at once loses count of them',
		wrong: 'a dial is kept that the machine has forgotten',
		start: world(3, 0, 0)
	},
	{
		without: { outranks: never },
		title: 'R6: a newcomer is let in before the one who has a seat',
		wrong: 'a seat holder stands behind a visitor',
		start: world(3, 0, 1)
	},
	{
		without: { refusesOthers: never },
		title: 'R6: a third talks themselves into a call',
		wrong: 'a live pair comes apart by itself',
		start: world(3, 0, 0)
	},
	{
		without: { replacesBySession: always },
		title: 'R7: a stranger talks themselves into the place of a partner',
		wrong: 'a live pair comes apart by itself',
		start: told(world(3, 0, 0), ...pairAtRest)
	},
	{
		without: { asksPartnerFirst: never },
		title: 'R8: a room is called full because of somebody who has crashed',
		wrong: 'somebody is told "full" although there was no pair',
		start: world(3, 1, 0)
	},
	{
		without: { announcesPair: never },
		title: 'R8: somebody sits in the host seat and never learns of the pair',
		wrong: 'a third is neither let in nor turned away; a live pair does not get both seats',
		start: pairBesideLoneHost
	},
	{
		without: { givesSeatsBack: never },
		title: 'R8: who was turned away keeps a seat of the pair',
		wrong: 'somebody who was turned away keeps a socket',
		start: world(3, 0, 0)
	},
	{
		without: { believesFull: (collided) => collided },
		title: 'R9: a collision alone is taken for a full room',
		wrong: 'somebody is told "full" although there was no pair',
		start: world(2, 0, 0)
	},
	{
		without: { believesFull: (_, told) => told },
		title: 'R9: a word alone is taken for a full room',
		wrong: 'somebody is told "full" without a collision',
		start: world(3, 0, 0)
	},
	{
		without: { doubtsFull: never },
		title: 'R9: who reloads in the moment of coming together is turned away by their own partner',
		wrong: 'somebody is told "full" although there was no pair',
		start: world(2, 1, 0),
		options: only('reload')
	},
	{
		without: { keepsKnocking: never },
		title: 'R9: who finds silence gives up',
		wrong: 'somebody seeks and has no way on',
		start: world(2, 1, 0)
	},
	{
		without: { reclaimsSeats: never },
		title: 'R10: a broker that has forgotten everything is told nothing',
		wrong: 'a live pair does not get both seats',
		start: told(world(2, 1, 0), ...pairAtRest),
		options: only('restart')
	},
	{
		without: { saysGoodbye: never },
		title: 'R12: people vanish from calls',
		wrong: 'somebody leaves without a word',
		start: world(2, 1, 0)
	},
	{
		without: { keepsPlace: never },
		title: 'R14: who waits slips in when a friend reloads',
		wrong: 'somebody who waited takes the place of one who was lost',
		start: told(world(3, 2, 0), ...pairAtRest, ...carolWaits),
		options: only('reload')
	},
	{
		without: { leavesSeats: never },
		title: 'R14: who waits sits down in the seat of a friend who reloads',
		wrong: 'somebody who waited takes the place of one who was lost',
		start: told(world(3, 2, 0), ...pairAtRest, ...carolWaits),
		options: only('reload')
	},
	{
		without: { noticesSilence: never },
		title: 'R12: somebody talks to one who has crashed, for ever',
		wrong: 'somebody stays in a call with nobody',
		start: world(2, 1, 0)
	}
];

describe('the explorer bites: remove one rule, and', () => {
	it.each(teeth.map((tooth) => [tooth.title, tooth] as const))(
		'%s',
		(_, { without, wrong, start, options }) => {
			const { counterexample } = explore(start, {
				...(options ?? { kinds: calm }),
				rules: { ...standardRules, ...without }
			});

			expect(counterexample?.wrong).toMatch(wrong);
			expect(counterexample?.trace.length).toBeGreaterThan(0);
		},
		120_000
	);

	it('every rule has a tooth', () => {
		const bitten = teeth.flatMap(({ without }) => Object.keys(without));

		expect(Object.keys(standardRules).filter((rule) => !bitten.includes(rule))).toEqual([]);
	});

	it('with all rules, the story of the lone host ends well', () => {
		expect(explore(pairBesideLoneHost).counterexample).toBeNull();
	});
});
