import type { Attachment } from 'svelte/attachments';

const restAfterMs = 3000;

/**
 * Tells when nobody has moved for a while. `node` holds the controls: while one of them is hovered or focused,
 * or after the keyboard was used, the person is never idle.
 */
export function idle(changed: (idle: boolean) => void): Attachment<HTMLElement> {
	return (node) => {
		const detached = new AbortController();
		let timer: ReturnType<typeof setTimeout> | undefined;
		// A phone leaves :hover on what was touched last.
		let touched = false;

		const restLater = (): void => {
			clearTimeout(timer);
			timer = setTimeout(rest, restAfterMs);
		};
		const rest = (): void => {
			const hovered = !touched && node.matches(':has(button:hover)');
			if (hovered || node.matches(':has(:focus-visible)')) restLater();
			else changed(true);
		};
		const wake = (event: Event): void => {
			if (event instanceof PointerEvent) {
				touched = event.pointerType === 'touch';
				// A touch wakes by its click, so that it cannot press what it has just brought back.
				if (touched && event.type === 'pointermove') return;
			}
			changed(false);
			if (event instanceof KeyboardEvent) clearTimeout(timer);
			else restLater();
		};

		for (const sign of ['pointermove', 'click', 'keydown'])
			document.addEventListener(sign, wake, { signal: detached.signal, passive: true });
		restLater();
		return () => {
			detached.abort();
			clearTimeout(timer);
			changed(false);
		};
	};
}
