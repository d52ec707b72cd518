import type { Attachment } from 'svelte/attachments';

/** Calls once, when the next picture of a video is on the screen. */
export function nextFrame(seen: () => void): Attachment<HTMLVideoElement> {
	return (video) => {
		const detached = new AbortController();
		if ('requestVideoFrameCallback' in video) {
			const request = video.requestVideoFrameCallback(seen);
			return () => video.cancelVideoFrameCallback(request);
		}
		(video as HTMLVideoElement).addEventListener('timeupdate', seen, {
			once: true,
			signal: detached.signal
		});
		return () => detached.abort();
	};
}
