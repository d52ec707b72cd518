import type { Attachment } from 'svelte/attachments';

/**
 * Lets what plays be heard. `heard(false)` when the browser allows no sound before the person touches the page:
 * the picture plays meanwhile, the next touch or key brings the sound, and `heard(true)` follows.
 */
export function sounds(heard: (heard: boolean) => void): Attachment<HTMLMediaElement> {
	return (element) => {
		const detached = new AbortController();
		const { signal } = detached;

		const start = async (): Promise<void> => {
			try {
				await element.play();
				if (!signal.aborted) heard(!element.muted);
			} catch {
				// Either the element moved on to another stream, or the browser wants a touch first.
				if (signal.aborted || element.muted) return;
				element.muted = true;
				for (const touch of ['click', 'keydown'])
					document.addEventListener(touch, unmute, { once: true, capture: true, signal });
				await start();
			}
		};
		const unmute = (): void => {
			element.muted = false;
			void start();
		};

		unmute();
		return () => detached.abort();
	};
}
