const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A file's size in the language of the page. */
export function sizeIn(bytes: number, language: string): string {
	const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	return new Intl.NumberFormat(language, {
		style: 'unit',
		unit: units[power] ?? 'byte',
		unitDisplay: power === 0 ? 'long' : 'short',
		maximumFractionDigits: power < 2 ? 0 : 1
	}).format(bytes / 1_000 ** power);
}
