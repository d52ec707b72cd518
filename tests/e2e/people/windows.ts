/** The windows in which people look at the page. */
import type { PlaywrightTestOptions } from '@playwright/test';

type Windows = Pick<PlaywrightTestOptions, 'viewport' | 'contextOptions'>;

/**
 * Small windows in which nothing glides. Browsers here paint with the processor, and on a small machine that is
 * most of their work.
 */
export const smallCalm = {
	viewport: { width: 360, height: 480 },
	contextOptions: { reducedMotion: 'reduce' }
} as const satisfies Windows;

/** Windows of a desk, in which things glide: for what is about the look. */
export const deskLively = {
	viewport: { width: 800, height: 600 },
	contextOptions: { reducedMotion: 'no-preference' }
} as const satisfies Windows;
