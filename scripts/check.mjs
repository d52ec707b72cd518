/** `npm run check`: everything that can be said about the code without running it, and the weight of the build. */
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { install } from './parts/install.mjs';
import { tool } from './parts/root.mjs';
import { must, script, start } from './parts/run.mjs';

/**
 * What each step holds, and how. The longest come first, so that they do not run alone at the end.
 * @type {() => Record<string, readonly string[]>}
 */
const steps = () => ({
	'size budget': ['scripts/size.mjs'],
	'types of the page': [
		tool('svelte-check'),
		'--tsconfig=src/tsconfig.json',
		'--fail-on-warnings',
		'--output=human'
	],
	'types of the tests': [tool('typescript', 'tsc'), '-p', 'tests'],
	formatting: [tool('prettier'), '--check', '--log-level=warn', '.'],
	'direction of imports': [
		tool('dependency-cruiser', 'depcruise'),
		'--config=.dependency-cruiser.cjs',
		'src',
		'peer-server',
		'tests'
	],
	'dead code': [tool('knip'), '--no-progress'],
	'types of the protocol': [tool('typescript', 'tsc'), '-p', 'src/lib/protocol'],
	'types of the server': [tool('typescript', 'tsc'), '-p', 'peer-server', '--noEmit'],
	lint: [tool('oxlint'), '--deny-warnings']
});

await script(async () => {
	await install();
	await must('Preparing the types of the routes', process.execPath, [
		tool('@sveltejs/kit', 'svelte-kit'),
		'sync'
	]);

	const queue = Object.entries(steps());
	const failures = /** @type {string[]} */ ([]);
	const worker = async () => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			const [name, args] = next;
			if (!(await passes(name, args))) failures.push(name);
		}
	};
	await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));

	if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
	else console.log('\nAll checks passed');
	return failures.length > 0 ? 1 : 0;
});

/**
 * Says in one line how a step went; prints what it wrote only if it failed.
 * @param {string} name
 * @param {readonly string[]} args for node
 */
async function passes(name, args) {
	const before = performance.now();
	const { child, ended } = start(process.execPath, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
	});
	const streams = [child.stdout, child.stderr].flatMap((stream) => (stream ? [text(stream)] : []));
	const [code, ...output] = await Promise.all([ended, ...streams]);
	const seconds = ((performance.now() - before) / 1_000).toFixed(1);
	console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
	if (code !== 0)
		console.log(
			output
				.map((part) => part.trimEnd())
				.filter(Boolean)
				.join('\n')
		);
	return code === 0;
}
