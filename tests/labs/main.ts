/**
 * `npm run lab`: every scenario, or `npm run lab -- cone-cone …` those; `--runs N` each so often; `--slow` where times mean
 * nothing, as on a busy machine; `--write` puts the table of all into docs/benchmarks.md.
 * `npm run lab -- wander --runs 1 --minutes 10 --seed 1` is a long walk through all that happens to networks.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { goApart, isApart, whyNotApart } from './apart';
import { writeDocument } from '../bench/report/document';
import { describeMachine } from '../bench/report/machine';
import { runLab } from './laboratory';
import { labTable } from './report';
import { scenarios } from './scenarios';
import { wander } from './scenarios/wander';

const { values, positionals } = parseArgs({
	options: {
		runs: { type: 'string', default: '3' },
		slow: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
		minutes: { type: 'string', default: '10' },
		seed: { type: 'string', default: '1' }
	},
	allowPositionals: true
});
const long = wander({ minutes: Number(values.minutes), seed: Number(values.seed) });
const known = [...scenarios, long].map(({ name }) => name);
const unknown = positionals.find((name) => !known.includes(name));
if (unknown) {
	console.error(`There is no scenario ${unknown}; there are ${known.join(', ')}.`);
	process.exit(2);
}

if (values.write && (positionals.length > 0 || values.slow || Number(values.runs) < 3)) {
	console.error('--write needs all scenarios, in time, and at least three runs of each.');
	process.exit(2);
}

if (isApart()) {
	const machine = await describeMachine();
	const verdicts = await runLab({
		scenarios:
			positionals.length === 0
				? scenarios
				: [...scenarios, long].filter(({ name }) => positionals.includes(name)),
		runs: Number(values.runs),
		bounded: !values.slow,
		say: (line) => console.log(line)
	});
	if (values.write) await writeDocument('lab', machine, [labTable(verdicts, Number(values.runs))]);
	const failed = verdicts.filter(({ held }) => !held).map(({ name }) => name);
	console.log(failed.length === 0 ? 'all held' : `not held: ${failed.join(', ')}`);
	process.exit(failed.length === 0 ? 0 : 1);
} else {
	const why = whyNotApart();
	if (why !== null) {
		console.error(`There is no lab here: ${why}.`);
		process.exit(2);
	}
	const self = fileURLToPath(import.meta.url);
	process.exit(await goApart(['--import', 'tsx', self, ...process.argv.slice(2)]));
}
