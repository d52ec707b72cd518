/**
 * `npm run abuse`: every attack against the server, one after another. With `--stock`, against stock `peer`, of which it is
 * then expected that it stands no more than is known. Words narrow it down: `npm run abuse -- LEAVE`.
 */
import { attacks } from './attacks/index.ts';
import { memoryBoundMiB, suffer } from './suffer.ts';

const args = process.argv.slice(2);
const kind = args.includes('--stock') ? 'stock' : 'ours';
const words = args.filter((arg) => !arg.startsWith('--'));
const chosen = attacks.filter(
	({ name }) => words.length === 0 || words.some((word) => name.includes(word))
);

console.log(`${kind === 'stock' ? 'Stock peer' : 'Visavi'}; memory bound ${memoryBoundMiB} MiB`);
let wrong = 0;
for (const attack of chosen) {
	const { faults, peakMiB, pairMs, usualMs } = await suffer(attack, kind);
	const isRed = faults.length > 0;
	if (kind === 'stock' ? attack.redOnStock && !isRed : isRed) wrong += 1;
	console.log(
		`${isRed ? 'RED  ' : 'green'} ${attack.name}\n      ${peakMiB} MiB; two people meet in ${pairMs} ms (usually ${usualMs})`
	);
	for (const fault of faults) console.log(`      ${fault}`);
}
const expectation = kind === 'stock' ? 'not red, though known to be' : 'red';
console.log(`\n${chosen.length} attacks, ${wrong} ${expectation}`);
process.exit(wrong === 0 ? 0 : 1);
