/** At least this share of a picture stays visible, whatever the window's shape. */
const keptShare = 0.7;

/**
 * The width to height ratio that a picture is shown in: the window's own, as long as that crops no more than
 * 30 % of the picture; beyond that, bars are kinder than a cropped head.
 */
export function shownAspect(picture: number, frame: number): number {
	return Math.min(Math.max(frame, picture * keptShare), picture / keptShare);
}
