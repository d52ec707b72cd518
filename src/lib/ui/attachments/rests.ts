import type { Attachment } from 'svelte/attachments';
import { play } from './play';

/** Longer than any good connection takes to come up, shorter than one looks at oneself meanwhile. */
const restMs = 1000;

/**
 * Holds a playing picture still while attached, for a second at most. Painting one's own picture takes a small
 * machine as long as bringing up the connection, and for that moment nobody looks at it.
 */
export const rests: Attachment<HTMLVideoElement> = (video) => {
	const goOn = (): void => {
		clearTimeout(timer);
		play(video);
	};
	const timer = setTimeout(goOn, restMs);
	video.pause();
	return goOn;
};
