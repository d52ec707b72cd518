/** How large the friend's picture is on this screen. */
import type { Size } from '../../../protocol/ports';

interface SmallWindow {
	/** `null` while there is none. */
	readonly size: Size | null;
}

/** A window that is being drawn larger tells of every step. */
const settledMs = 500;

/** To be called in an effect, which runs again with the small window. Returns the undo. */
export function tellWindow(small: SmallWindow, tell: (size: Size) => void): () => void {
	const inSmall = small.size;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const settle = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			const { width, height } = inSmall ?? { width: innerWidth, height: innerHeight };
			const pixels = (length: number): number => Math.max(1, Math.round(length * devicePixelRatio));
			tell({ width: pixels(width), height: pixels(height) });
		}, settledMs);
	};
	settle();
	addEventListener('resize', settle);
	return () => {
		clearTimeout(timer);
		removeEventListener('resize', settle);
	};
}
