import type { Attachment } from 'svelte/attachments';

/** Takes the focus that a screen lost when it went, so that the next word read aloud is where one is now. */
export const takesLostFocus: Attachment<HTMLElement> = (node) => {
	if (document.activeElement === document.body) node.focus({ preventScroll: true });
};

/** Takes the focus each time `reason` is a new one. */
export function focusedOn(reason: unknown): Attachment<HTMLElement> {
	return (node) => {
		if (reason !== null) node.focus();
	};
}
