/** What can be told from looking at a picture, or twice at the same place. */
import type { Glance } from './probe';

/** Fewer may still come from a picture that has just stopped. */
const movingFrames = 5;

/** Of 255; more than a codec makes of a picture that stands still. */
const different = 24;

/** What has happened to a picture between two glances. */
export function progress(first: Glance | null, now: Glance | null): string {
	if (!first || !now) return 'no picture';
	if (!now.shown) return 'not shown';
	const frames = now.frames - first.frames;
	if (frames < movingFrames) return `${frames} new frames`;
	return now.pixels.some((point, at) => Math.abs(point - first.pixels[at]!) > different)
		? 'moving'
		: 'the same picture again and again';
}

/** The colour that a picture has most of. */
export function strongest({ pixels }: Glance): 'red' | 'green' | 'blue' {
	const sums = [0, 0, 0];
	for (const [at, value] of pixels.entries()) sums[at % 3]! += value;
	return (['red', 'green', 'blue'] as const)[sums.indexOf(Math.max(...sums))]!;
}

/** How much of a picture has this colour, 0 to 1. */
export function share({ pixels }: Glance, colour: readonly [number, number, number]): number {
	const points = Array.from({ length: pixels.length / 3 }, (_, at) =>
		pixels.slice(3 * at, 3 * at + 3)
	);
	const alike = points.filter((point) =>
		point.every((value, at) => Math.abs(value - colour[at]!) < different)
	);
	return alike.length / points.length;
}
