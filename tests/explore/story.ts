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
