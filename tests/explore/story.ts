/** A world that a story leads to, where the way there is longer than an exploration for every commit can be. */
import { standardRules } from '../../src/lib/protocol/rules';
import { after, movesIn } from './explore';
import type { World } from './world';

/** Makes these moves, each named by what it says. */
export const told = (start: World, ...lines: readonly string[]): World =>
	lines.reduce((world, line) => {
		const moves = movesIn(world, standardRules);
		const move = moves.find((possible) => possible.says() === line);
		if (move === undefined) {
			const said = moves.map((possible) => possible.says()).join('\n');
			throw new Error(`"${line}" cannot happen here; only:\n${said}`);
		}
		return after(world, move);
	}, start);

/** Alice and Bob talk, and each has a seat. */
export const pairAtRest: readonly string[] = [
	'alice joins',
	'the broker grants alice the host seat',
	'alice hears that the host seat is granted',
	'dial v-a0.0 of alice reaches alice in the host seat',
	'knock v-a0.1 of alice finds nobody in the guest seat',
	'bob joins',
	'the broker refuses bob the host seat',
	'bob hears that the host seat is taken',
	'dial v-b0.0 of bob reaches alice in the host seat',
	'bob hears "answer" to dial v-b0.0',
	'dial v-b0.0 opens for bob',
	'alice hears confirm on v-b0.0',
	'the broker grants bob the guest seat',
	'bob hears that the guest seat is granted'
];

/** After `pairAtRest`: Carol has heard "full", and waits. */
export const carolWaits: readonly string[] = [
	'carol joins',
	'the broker refuses carol the host seat',
	'carol hears that the host seat is taken',
	'dial v-c0.0 of carol reaches alice in the host seat',
	'bob hears ping on v-b0.0',
	'alice hears pong on v-b0.0',
	'carol hears "full" to dial v-c0.0',
	'carol waits for a seat'
];
