/** What the lab has shown, for the terminal and for docs/benchmarks.md. */
import type { Grid } from '../bench/report/grid';
import type { Outcome } from './scenarios/scenario';

/** All runs of one thing that was measured, in milliseconds, with the most that its median may be. */
export interface Figure {
	readonly name: string;
	readonly all: readonly number[];
	readonly most: number | undefined;
}

export interface Verdict {
	readonly name: string;
	readonly title: string;
	/** How sound and picture went, from end to end; several where the runs differ. */
	readonly ways: readonly string[];
	readonly figures: readonly Figure[];
	/** What is not as it has to be. */
	readonly wrong: readonly string[];
	readonly held: boolean;
}

const median = (figures: readonly number[]): number =>
	figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? NaN;

export const figuresOf = (outcomes: readonly Outcome[]): Figure[] =>
	Object.keys(outcomes[0]?.figures ?? {}).map((name) => {
		const all = outcomes.flatMap(({ figures }) => figures[name]?.ms ?? []);
		return { name, all, most: outcomes[0]?.figures[name]?.most };
	});

export const isWithin = ({ all, most = Infinity }: Figure): boolean => median(all) <= most;

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);

const measured = ({ all }: Figure): string => {
	const range = `${seconds(Math.min(...all))}-${seconds(Math.max(...all))}`;
	return `${seconds(median(all))} s [${range}]`;
};

const told = (figure: Figure): string => {
	const bound = figure.most === undefined ? '' : ` (most ${seconds(figure.most)})`;
	return `${figure.name} ${measured(figure)}${bound}`;
};

export function lineOf({ name, title, ways, figures, wrong, held }: Verdict): string {
	const parts = [title, ways.join(', '), ...figures.map(told), ...wrong];
	return `${held ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${parts.filter(Boolean).join('; ')}`;
}

/** A row for each thing that was measured. */
export const labTable = (verdicts: readonly Verdict[], runs: number): Grid => ({
	title: `Networks: median [least-most] of ${runs} runs`,
	head: ['', 'what happens', 'way', 'measured', 'median', 'most', ''],
	rows: verdicts.flatMap(({ name, title, ways, figures, wrong, held }) =>
		(figures.length > 0 ? figures : [null]).map((figure) => [
			`\`${name}\``,
			title,
			ways.join(', '),
			figure?.name ?? '',
			figure ? measured(figure) : '',
			figure?.most === undefined ? '' : `${seconds(figure.most)} s`,
			held ? '' : ['not held', ...wrong].join(': ')
		])
	)
});
