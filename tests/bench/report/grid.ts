/** A table: its head and its rows, the first column in words and the others in figures. */
export interface Grid {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export function asText({ title, head, rows }: Grid): string {
	const lines = [head, ...rows];
	const widths = head.map((_, column) =>
		Math.max(...lines.map((line) => line[column]?.length ?? 0))
	);
	const aligned = lines.map((line) =>
		line
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
			)
			.join('   ')
			.trimEnd()
	);
	return [title, ...aligned].join('\n');
}

export function asMarkdown({ title, head, rows }: Grid): string {
	const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
	return [`### ${title}`, '', row(head), row(rule), ...rows.map(row)].join('\n');
}
