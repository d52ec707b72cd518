/** Lets a muted picture play: every browser allows that. */
export function play(element: HTMLMediaElement): void {
	element.play().catch((cause: unknown) => {
		// Another stream, or none, or a pause has overtaken it.
		if (!(cause instanceof DOMException && cause.name === 'AbortError')) console.warn(cause);
	});
}
