/**
 * Breadth first through every world that can come about, and back from the good ones: a world from which
 * none can be reached any more is a counterexample. Counterexamples are shortest, and print as a list of moves.
 */
import { standardRules, type Rules } from '../../src/lib/protocol/rules';
import { brokerMoves } from './broker-moves';
import { canonical } from './canonical';
import { dialMoves } from './dial-moves';
import { goals as allGoals, reached, type Goal } from './goals';
import { Graph } from './graph';
import type { Kind, Move } from './move';
import { tidy } from './tidy';
import { peopleMoves, timerMoves } from './people-moves';
import { remember, wrongIn, wrongStep } from './safety';
import { copy, type World } from './world';

export interface Options {
	readonly rules?: Rules;
	/** What must stay within reach. */
	readonly goals?: readonly Goal[];
	/** The kinds of moves that are explored. */
	readonly kinds?: ReadonlySet<Kind>;
	/** Gives up beyond this many worlds. */
	readonly atMost?: number;
}

export interface Counterexample {
	/** What is wrong, as a sentence. */
	readonly wrong: string;
	readonly trace: readonly string[];
	/** Where the trace leads. */
	readonly world: World;
}

export interface Result {
	readonly worlds: number;
	readonly moves: number;
	readonly depth: number;
	/** False when it gave up. */
	readonly exhausted: boolean;
	readonly counterexample: Counterexample | null;
}

export function movesIn(world: World, rules: Rules): Move[] {
	const moves = [...brokerMoves(world, rules), ...dialMoves(world, rules)];
	const underWay = moves.some(({ kind }) => kind === 'step' || kind === 'ghost');
	return [...moves, ...timerMoves(world, underWay, rules), ...peopleMoves(world, rules)];
}

export function after(world: World, move: Move): World {
	const next = copy(world);
	move.make(next);
	tidy(next);
	remember(next);
	return next;
}

/** What happens sooner or later, if nothing else does. */
const promised: ReadonlySet<Kind> = new Set(['step', 'free', 'ghost', 'timer']);

/** All that can happen at all. */
export const everything: ReadonlySet<Kind> = new Set([
	...promised,
	'early',
	'hint',
	'join',
	'person',
	'crash',
	'reload',
	'cut',
	'halt',
	'deaf',
	'restart',
	'forge'
]);

/** The same without what multiplies the worlds most: people and brokers that are gone for a moment. */
export const calm: ReadonlySet<Kind> = new Set(
	[...everything].filter((kind) => !['reload', 'cut', 'halt', 'deaf', 'restart'].includes(kind))
);

/** One sort of fault alone, with all that is nobody's fault. */
export const only = (...faults: readonly Kind[]): ReadonlySet<Kind> =>
	new Set([...promised, 'early', 'hint', 'join', ...faults]);

export function explore(
	start: World,
	{ rules = standardRules, goals = allGoals, kinds = everything, atMost = Infinity }: Options = {}
): Result {
	const index = new Map([[canonical(start), 0]]);
	const origins: Origins = { from: [0], way: [0] };
	const goalsAt: number[] = [reached(goals, start)];
	const graph = new Graph();
	let moves = 0;
	let depth = 0;
	let frontier: [number, World][] = [[0, start]];

	const result = (counterexample: Counterexample | null, exhausted = true): Result => ({
		worlds: index.size,
		moves,
		depth,
		exhausted,
		counterexample
	});

	while (frontier.length > 0) {
		const found: [number, World][] = [];
		for (const [from, world] of frontier) {
			for (const [way, move] of movesIn(world, rules).entries()) {
				if (!kinds.has(move.kind)) continue;
				const next = after(world, move);
				moves++;
				const key = canonical(next);
				const known = index.get(key);
				const to = known ?? index.size;
				if (known === undefined) {
					index.set(key, to);
					origins.from.push(from);
					origins.way.push(way);
					goalsAt.push(reached(goals, next));
					found.push([to, next]);
				}
				const wrong =
					wrongStep(world, move, next) ??
					(known === undefined ? wrongIn(next, start.slow === 0) : null);
				if (wrong !== null) {
					const { trace } = replay(start, origins, from, rules);
					return result({ wrong, trace: [...trace, move.says()], world: next });
				}
				if (promised.has(move.kind)) graph.add(from, to);
			}
			if (index.size > atMost) return result(null, false);
		}
		frontier = found;
		depth++;
	}

	const end = hopeless(goals, goalsAt, graph);
	return result(
		end === null ? null : { wrong: end.wrong, ...replay(start, origins, end.at, rules) }
	);
}

/** A world from which no good one can be reached, and what is wrong there. */
function hopeless(
	goals: readonly Goal[],
	goalsAt: readonly number[],
	graph: Graph
): { at: number; wrong: string } | null {
	const good = 2 ** goals.length - 1;
	const can = graph.canReach(Uint8Array.from(goalsAt, (bits) => (bits === good ? 1 : 0)));
	const lost = can.indexOf(0);
	if (lost < 0) return null;
	const end = graph.endFrom(lost, goalsAt.length);
	const somewhere = end.reduce((bits, at) => bits | (goalsAt[at] ?? 0), 0);
	const missed = goals.filter((_, bit) => (somewhere & (1 << bit)) === 0);
	const wrong = missed.map((goal) => goal.missed).join('; ');
	return { at: Math.min(...end), wrong: wrong || 'things never come to rest' };
}

/** How each world was first found: from which one, by which of its moves. */
interface Origins {
	readonly from: number[];
	readonly way: number[];
}

function replay(
	start: World,
	{ from, way }: Origins,
	to: number,
	rules: Rules
): { trace: string[]; world: World } {
	const ways: number[] = [];
	for (let at = to; at !== 0; at = from[at] ?? 0) ways.unshift(way[at] ?? 0);
	const trace: string[] = [];
	let world = start;
	for (const at of ways) {
		const move = movesIn(world, rules)[at];
		if (move === undefined) throw new Error('the trace does not lead back');
		trace.push(move.says());
		world = after(world, move);
	}
	return { trace, world };
}
