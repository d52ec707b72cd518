import { readFile, writeFile } from 'node:fs/promises';
import { asMarkdown, type Grid } from './grid';

const file = new URL('../../../docs/benchmarks.md', import.meta.url);
/** Replaces what stands between this command's markers in docs/benchmarks.md. The prose around them is people's. */
export async function writeDocument(
	command: 'bench' | 'bench:broker' | 'lab',
	machine: string,
	grids: readonly Grid[]
): Promise<void> {
	const begin = `<!-- written by npm run ${command}: begin -->`;
	const end = `<!-- written by npm run ${command}: end -->`;
	const old = await readFile(file, 'utf8');
	const [from, to] = [old.indexOf(begin), old.indexOf(end)];
	if (from < 0 || to < from)
		throw new Error(`docs/benchmarks.md lacks the lines ${begin} and ${end}`);
	const fresh = [begin, machine, ...grids.map(asMarkdown), ''].join('\n\n').trimEnd();
	await writeFile(file, `${old.slice(0, from)}${fresh}\n\n${old.slice(to)}`);
}
