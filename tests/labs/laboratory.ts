/** Runs scenarios one after the other and says of each what it has shown. */
import { openInternet } from './network/internet';
import { within } from '../bench/timing';
import { figuresOf, isWithin, lineOf, type Verdict } from './report';
import type { Outcome, Scenario } from './scenarios/scenario';

export interface LabOptions {
	readonly scenarios: readonly Scenario[];
	/** How often each is run in its world. */
	readonly runs: number;
	/** Whether it counts how long things take. */
	readonly bounded: boolean;
	readonly say: (line: string) => void;
}

const usualMs = 240_000;

export async function runLab({
	scenarios,
	runs,
	bounded,
	say
}: LabOptions): Promise<readonly Verdict[]> {
	openInternet();
	const verdicts: Verdict[] = [];
	for (const scenario of scenarios) {
		const verdict = await tryOut(scenario, runs, bounded);
		say(lineOf(verdict));
		verdicts.push(verdict);
	}
	return verdicts;
}

async function tryOut(scenario: Scenario, runs: number, bounded: boolean): Promise<Verdict> {
	const { name, title } = scenario;
	try {
		const outcomes = await play(scenario, runs);
		const figures = figuresOf(outcomes);
		const wrong = outcomes.flatMap((outcome) => outcome.wrong ?? []);
		const ways = [...new Set(outcomes.map((outcome) => outcome.ways.join(' - ')))];
		const held = wrong.length === 0 && (!bounded || figures.every(isWithin));
		return { name, title, ways, figures, wrong, held };
	} catch (cause) {
		const wrong = [cause instanceof Error ? cause.message : String(cause)];
		return { name, title, ways: [], figures: [], wrong, held: false };
	}
}

async function play(
	{ name, open, longestMs = usualMs }: Scenario,
	runs: number
): Promise<Outcome[]> {
	const world = await open();
	try {
		const outcomes: Outcome[] = [];
		for (let run = 0; run < runs; run += 1)
			outcomes.push(await within(longestMs, world.run(), `end of ${name}`));
		return outcomes;
	} finally {
		await world.close();
	}
}
