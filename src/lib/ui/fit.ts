/** At least this share of a picture stays visible, whatever the window's shape. */
const keptShare = 0.7;

/** `auto`: by the shapes of picture and window; `whole`: nothing is cropped; `fill`: no bars. */
export const fits = ['auto', 'whole', 'fill'] as const;
export type Fit = (typeof fits)[number];

/**
 * The width to height ratio that a picture is shown in. By itself the window's own, as long as that crops no more than
 * 30 % of the picture; beyond that, bars are kinder than a cropped head.
 */
export function shownAspect(picture: number, frame: number, fit: Fit): number {
	if (fit !== 'auto') return fit === 'fill' ? frame : picture;
	return Math.min(Math.max(frame, picture * keptShare), picture / keptShare);
}
