/** The whole screen for the call (WHATWG Fullscreen); iPhones have it for films alone. */

export const canFillScreen = (): boolean => document.fullscreenEnabled;

/** Says whether it is full now. */
export async function toggleFullScreen(): Promise<boolean> {
	try {
		if (document.fullscreenElement) await document.exitFullscreen();
		else await document.documentElement.requestFullscreen();
	} catch (cause) {
		// A browser may forbid it without a word to the page beforehand.
		console.warn('the screen stays as it is:', cause);
	}
	return document.fullscreenElement !== null;
}
