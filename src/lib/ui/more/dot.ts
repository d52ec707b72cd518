/** A ring without a hole: a dot of the width of a stroke is too faint where dots are all there is to see. */
export const dot = (x: number, y: number): string =>
	`M${x - 0.75} ${y}a.75.75 0 1 0 1.5 0 .75.75 0 1 0-1.5 0`;
