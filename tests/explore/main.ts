/**
 * `npm run explore`: deeper than a test for every commit can go, and the diagram in docs/protocol.md.
 * With three numbers it explores just that: `npm run explore -- <people> <faults> <slow>`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { everyState } from '../protocol/every-state';
import { Diagram, withDiagram } from './diagram';
import { calm, everything, explore, only } from './explore';
import type { Kind } from './move';
import { printed } from './print';
import { pairAtRest, told } from './story';
import { emptyWorld, type Budget } from './world';

/** What may go wrong, beside how much of it. */
interface Depth extends Budget {
	readonly goesWrong?: keyof typeof kindsOf;
	/** Two of them have long been in a call. */
	readonly paired?: boolean;
}

const kindsOf = {
	anything: everything,
	'anything but reloads, lost networks, lines that stand still and restarts': calm,
	'a restart of the broker': only('restart'),
	'a reload': only('reload'),
	'a lost network': only('cut'),
	'a line that stands still': only('halt'),
	'a line that is dead in one direction': only('deaf'),
	'reloads and lost networks': only('reload', 'cut')
} as const satisfies Record<string, ReadonlySet<Kind>>;

const quiet = 'anything but reloads, lost networks, lines that stand still and restarts';

const deep: readonly Depth[] = [
	{ people: 2, faults: 1, slow: 1 },
	{ people: 2, faults: 1, slow: 2, goesWrong: quiet },
	{ people: 2, faults: 2, slow: 1, goesWrong: quiet },
	{ people: 3, faults: 1, slow: 0, goesWrong: quiet },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a restart of the broker' },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a reload', paired: true },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a lost network', paired: true },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a line that stands still', paired: true },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a line that stands still' },
	{
		people: 3,
		faults: 1,
		slow: 0,
		goesWrong: 'a line that is dead in one direction',
		paired: true
	},
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a line that is dead in one direction' },
	{ people: 2, faults: 2, slow: 0, goesWrong: 'reloads and lost networks', paired: true },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a reload' },
	{ people: 3, faults: 1, slow: 0, goesWrong: 'a lost network' },
	{ people: 3, faults: 0, slow: 1 },
	{ people: 4, faults: 0, slow: 0 },
	{ people: 3, faults: 1, slow: 1, goesWrong: quiet }
];

/** Says what was found; whether all was well. */
function report({ goesWrong = 'anything', paired = false, ...budget }: Depth): boolean {
	const begun = performance.now();
	const begin = paired ? told(emptyWorld(budget), ...pairAtRest) : emptyWorld(budget);
	const { worlds, moves, depth, exhausted, counterexample } = explore(begin, {
		kinds: kindsOf[goesWrong],
		atMost: 14_000_000
	});
	const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
	const { people, faults, slow } = budget;
	const found = `${worlds} worlds, ${moves} moves, depth ${depth}, ${seconds} s`;
	const who = `${people} people${paired ? ', two of them in a call' : ''}`;
	console.log(`${who}, ${faults} faults (${goesWrong}), ${slow} slow: ${found}`);
	if (counterexample !== null) console.log(printed(counterexample));
	else if (!exhausted) console.log('not exhausted: there are more worlds than this one can hold');
	return counterexample === null && exhausted;
}

const [people, faults = 0, slow = 0] = process.argv.slice(2).map(Number);
const budgets = people === undefined ? deep : [{ people, faults, slow }];
const wrong = budgets.map(report).includes(false);
process.exitCode = wrong ? 1 : 0;

const page = new URL('../../docs/protocol.md', import.meta.url);
const diagram = new Diagram();
everyState(diagram.see);
await writeFile(page, withDiagram(await readFile(page, 'utf8'), String(diagram)));
