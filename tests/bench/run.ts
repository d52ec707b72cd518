/**
 * `npm run bench`: Visavi beside the floor, the least that a two-person call needs, on the same machine in
 * turn. Progress goes to stderr, the tables to stdout. Figures are for people to judge, so a slow one ends
 * with exit code 0; see docs/benchmarks.md for how they are measured.
 */
import { parseOptions, usage, type Options } from './options';
import { writeDocument } from './report/document';
import type { Result } from './report/figures';
import { asText, type Grid } from './report/grid';
import { describeMachine } from './report/machine';
import { sealingTable, timeTable, weightTable } from './report/tables';
import { joining } from './scenarios/join';
import { weigh } from './scenarios/weight';
import { onStage, runSeries } from './series';
import { Closers } from './stage/closers';
import { startSites } from './stage/subjects';

async function bench(options: Options, closers: Closers): Promise<void> {
	const machine = await describeMachine();
	const sites = await startSites(closers);
	console.error('first a round that does not count: it finds caches and clocks cold');
	await runSeries(joining, sites, 1, closers);
	const grids: Grid[] = [];
	const results: Result[] = [];
	for (const scenario of options.scenarios)
		results.push(await runSeries(scenario, sites, options.runs, closers));
	if (results.length > 0) grids.push(timeTable(results, options.runs));
	const sealing = sealingTable(results);
	if (sealing.rows.length > 0) grids.push(sealing);
	if (options.weigh) {
		const floor = await onStage(sites.floor.near, closers, weigh);
		const app = await onStage(sites.app.near, closers, weigh);
		grids.push(weightTable({ floor, app }));
	}
	console.log([machine, ...grids.map(asText)].join('\n\n'));
	if (options.write) await writeDocument('bench', machine, grids);
}

async function main(options: Options): Promise<void> {
	const closers = new Closers();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			console.error(`${signal}: closing browsers and servers`);
			closers.closeAll().then(
				() => process.exit(130),
				(failure: unknown) => {
					console.error(failure);
					process.exit(1);
				}
			);
		});
	}
	try {
		await bench(options, closers);
	} finally {
		await closers.closeAll();
	}
}

function optionsOrExit(): Options {
	try {
		return parseOptions(process.argv.slice(2));
	} catch (refusal) {
		console.error(`${String(refusal)}\n\n${usage}`);
		process.exit(2);
	}
}

main(optionsOrExit()).catch((failure: unknown) => {
	console.error(failure);
	process.exitCode = 1;
});
