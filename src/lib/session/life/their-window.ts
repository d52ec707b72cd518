/** How large the friend sees us, so that no more is sent than can be seen. */
import type { Size } from '../../protocol/ports';
import type { Topic } from './told.svelte';

/** Wider than any screen. */
const largest = 16_384;

const isLength = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= largest;

/** `null`: nobody said so, or nothing that could be. */
export const windowTopic: Topic<Size | null> = {
	name: 'window',
	unsaid: null,
	read: (body) => {
		if (typeof body !== 'object' || body === null) return null;
		const { width, height } = body as Partial<Record<string, unknown>>;
		return isLength(width) && isLength(height) ? { width, height } : null;
	}
};
