/** The screen, a window or a tab, with its sound where the browser gives it (W3C screen-capture). */

/** Newer than TypeScript's own types; a browser ignores what it does not know. */
interface Wanted extends DisplayMediaStreamOptions {
	/** A picture of the call in the call has no end. */
	readonly selfBrowserSurface: 'exclude';
	readonly surfaceSwitching: 'include';
	readonly systemAudio: 'include';
}

const wanted: Wanted = {
	video: true,
	// As it sounds. What comes from this page is left out where the browser can: the friend would hear themselves.
	audio: {
		echoCancellation: false,
		noiseSuppression: false,
		autoGainControl: false,
		...{ restrictOwnAudio: true }
	},
	selfBrowserSurface: 'exclude',
	surfaceSwitching: 'include',
	systemAudio: 'include'
};

export const canShareScreen = (): boolean => 'getDisplayMedia' in navigator.mediaDevices;

/** Asks the person which; only by their own press. `null`: they would rather not, or the system forbids it. */
export async function openScreen(): Promise<MediaStream | null> {
	try {
		return await navigator.mediaDevices.getDisplayMedia(wanted);
	} catch (cause) {
		console.info('no screen is shared:', cause);
		return null;
	}
}
