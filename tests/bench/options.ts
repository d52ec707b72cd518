import { parseArgs } from 'node:util';
import { scenarios, weightName } from './scenarios';
import type { Scenario } from './scenarios/scenario';

export interface Options {
	readonly scenarios: readonly Scenario[];
	readonly weigh: boolean;
	readonly runs: number;
	readonly write: boolean;
}

const leastRunsToPublish = 9;

export const usage = `npm run bench -- [scenario ...] [--runs N] [--write]
  scenarios: ${[...scenarios.map(({ name }) => name), weightName].join(' ')} (none named: all)
  --runs N   runs of each scenario on each page (default ${leastRunsToPublish})
  --write    put the tables into docs/benchmarks.md (all scenarios, at least ${leastRunsToPublish} runs)`;

/** Throws an Error whose message is for the person at the terminal. */
export function parseOptions(args: readonly string[]): Options {
	const { values, positionals: named } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			runs: { type: 'string', default: String(leastRunsToPublish) },
			write: { type: 'boolean', default: false }
		}
	});
	const runs = Number(values.runs);
	if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs} is no count`);
	const known = new Set([...scenarios.map(({ name }) => name), weightName]);
	const unknown = named.filter((name) => !known.has(name));
	if (unknown.length > 0) throw new Error(`no scenario is called ${unknown.join(', ')}`);
	if (values.write && (named.length > 0 || runs < leastRunsToPublish))
		throw new Error(`--write needs all scenarios and at least ${leastRunsToPublish} runs`);
	const isWanted = (name: string): boolean => named.length === 0 || named.includes(name);
	return {
		scenarios: scenarios.filter(({ name }) => isWanted(name)),
		weigh: isWanted(weightName),
		runs,
		write: values.write
	};
}
