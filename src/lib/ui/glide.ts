const glideMs = 240;

/** Where and how round an element is on the screen. */
export interface Place {
	readonly box: DOMRect;
	readonly round: string;
}

export const placeOf = (element: HTMLElement): Place => ({
	box: element.getBoundingClientRect(),
	round: getComputedStyle(element).borderRadius
});

const frame = ({ box, round }: Place): Keyframe => ({
	left: `${box.left}px`,
	top: `${box.top}px`,
	width: `${box.width}px`,
	height: `${box.height}px`,
	right: 'auto',
	bottom: 'auto',
	aspectRatio: 'auto',
	borderRadius: round
});

/**
 * Moves an element that floats from where it was to where it is now, without ever stretching what it shows.
 * Not a view transition: that holds the page still for a frame or two, on the very path from join to the
 * friend's first picture, and shows a photograph of the video meanwhile.
 */
export function glide(element: HTMLElement, from: Place): (() => void) | undefined {
	const floats = getComputedStyle(element).position === 'absolute';
	if (!floats || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
	const way = element.animate([frame(from), frame(placeOf(element))], {
		duration: glideMs,
		easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)'
	});
	return () => way.cancel();
}
