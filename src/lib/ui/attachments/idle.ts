import type { Attachment } from 'svelte/attachments';

const restAfterMs = 3000;

/**
 * Tells when nobody has moved for a while. `node` holds the controls: while one of them is hovered or focused,
 * or after the keyboard was used, the person is never idle. A touch that ends the rest does nothing else, so
 * that it cannot press what was not to be seen.
 */
export function idle(changed: (idle: boolean) => void): Attachment<HTMLElement> {
	return (node) => {
		const detached = new AbortController();
		let timer: ReturnType<typeof setTimeout> | undefined;
		let resting = false;
		// A phone leaves :hover on what was touched last.
		let touched = false;

		const tell = (isIdle: boolean): void => {
			resting = isIdle;
			changed(isIdle);
		};
		const restLater = (): void => {
			clearTimeout(timer);
			timer = setTimeout(rest, restAfterMs);
		};
		const rest = (): void => {
			const hovered = !touched && node.matches(':has(button:hover)');
			if (hovered || node.matches(':has(:focus-visible)')) restLater();
			else tell(true);
		};
		const wake = (event: Event): void => {
			if (resting && touched && event.type === 'click') {
				event.preventDefault();
				event.stopPropagation();
			}
			if (resting) tell(false);
			if (event.type === 'keydown') clearTimeout(timer);
			else restLater();
		};
		const point = (event: PointerEvent): void => {
			touched = event.pointerType === 'touch';
			if (!touched) wake(event);
		};

		const listening = { signal: detached.signal, capture: true };
		document.addEventListener('pointermove', point, listening);
		document.addEventListener('pointerdown', point, listening);
		document.addEventListener('click', wake, listening);
		document.addEventListener('keydown', wake, listening);
		restLater();
		return () => {
			detached.abort();
			clearTimeout(timer);
			changed(false);
		};
	};
}
