import type { Attachment } from 'svelte/attachments';
import { play } from './play';

/** Plays a stream without its sound for as long as it is attached. */
export function plays(stream: MediaStream | null): Attachment<HTMLMediaElement> {
	return (element) => {
		element.srcObject = stream;
		if (!stream) return;
		element.muted = true;
		play(element);
		return () => {
			element.srcObject = null;
		};
	};
}
