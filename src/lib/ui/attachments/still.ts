import type { Attachment } from 'svelte/attachments';

const everyMs = 1000;
const width = 480;

/**
 * Keeps a small copy of a video's latest picture, while `live`. Browsers paint a stream that ended black;
 * who waits for a friend to come back should go on seeing them.
 */
export function still(
	video: HTMLVideoElement | undefined,
	live: boolean,
	kept: () => void
): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		if (!video || !live) return;
		const copy = (): void => {
			if (!video.videoWidth) return;
			canvas.width = width;
			canvas.height = Math.round((width * video.videoHeight) / video.videoWidth);
			canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
			kept();
		};
		// Not at once: the very first picture is still on its way to the screen.
		const timer = setInterval(copy, everyMs);
		return () => clearInterval(timer);
	};
}
