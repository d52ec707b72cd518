/** What the lab has shown, for the terminal and for docs/benchmarks.md. */
import type { Grid } from '../bench/report/grid';
import type { Measured, Outcome, Unit } from './scenarios/scenario';

/** All runs of one thing that was measured, with what its median has to keep within. */
export interface Figure extends Pick<Measured, 'unit' | 'most' | 'least'> {
	readonly name: string;
	readonly all: readonly number[];
	readonly floors: readonly number[];
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

const digits: Readonly<Record<Unit, number>> = {
	s: 2,
	ms: 0,
	'a second': 1,
	'kbit/s': 0,
	'%': 1,
	px: 0,
	times: 2
};

const median = (figures: readonly number[]): number =>
	figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? NaN;

export const figuresOf = (outcomes: readonly Outcome[]): Figure[] =>
	Object.entries(outcomes[0]?.figures ?? {}).map(([name, { unit, most, least }]) => {
		const all = outcomes.flatMap(({ figures }) => figures[name] ?? []);
		return {
			name,
			unit,
			all: all.map(({ value }) => value),
			floors: all.flatMap(({ floor }) => floor ?? []),
			...(most === undefined ? {} : { most }),
			...(least === undefined ? {} : { least })
		};
	});

export const isWithin = ({ all, most = Infinity, least = -Infinity }: Figure): boolean =>
	median(all) <= most && median(all) >= least;

const told = (value: number, unit: Unit): string => value.toFixed(digits[unit]);

function measured(all: readonly number[], unit: Unit): string {
	// Of a call that has died, nothing is known.
	if (Number.isNaN(median(all))) return '–';
	const [from, to] = [Math.min(...all), Math.max(...all)].map((value) => told(value, unit));
	return `${told(median(all), unit)} ${unit} [${from}-${to}]`;
}

function boundOf({ unit, most = Infinity, least = -Infinity }: Figure): string {
	if (most !== Infinity) return `most ${told(most, unit)}`;
	return least === -Infinity ? '' : `least ${told(least, unit)}`;
}

function asWords(figure: Figure): string {
	const { name, all, floors, unit } = figure;
	const beside = floors.length > 0 ? `the floor ${measured(floors, unit)}` : '';
	const asides = [beside, boundOf(figure)].filter(Boolean);
	return `${name} ${measured(all, unit)}${asides.length > 0 ? ` (${asides.join('; ')})` : ''}`;
}

export function lineOf({ name, title, ways, figures, wrong, held }: Verdict): string {
	const parts = [title, ways.join(', '), ...figures.map(asWords), ...wrong];
	return `${held ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${parts.filter(Boolean).join('; ')}`;
}

/** A row for each thing that was measured. */
export const labTable = (verdicts: readonly Verdict[], runs: number): Grid => ({
	title: `Networks: median [least-most] of ${runs} runs`,
	head: ['', 'what happens', 'way', 'measured', 'median', 'the floor', 'bound', ''],
	rows: verdicts.flatMap(({ name, title, ways, figures, wrong, held }) =>
		(figures.length > 0 ? figures : [null]).map((figure) => [
			`\`${name}\``,
			title,
			ways.join(', '),
			figure?.name ?? '',
			figure ? measured(figure.all, figure.unit) : '',
			figure && figure.floors.length > 0 ? measured(figure.floors, figure.unit) : '',
			figure ? boundOf(figure) : '',
			held ? '' : ['not held', ...wrong].join(': ')
		])
	)
});
