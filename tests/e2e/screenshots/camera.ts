/** Takes a moment on every screen, in the light and in the dark. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../people/server';

export const folder = join(root, 'docs/screenshots');

const sizes = {
	phone: { width: 360, height: 780 },
	desk: { width: 1440, height: 900 }
} as const;

/** Of a hundred: letters stay sharp, and all the pictures together small. */
const quality = 72;

/** `before` is done ahead of each picture, for what does not last. */
export async function take(page: Page, name: string, before?: () => Promise<void>): Promise<void> {
	const language = await page.locator('html').getAttribute('lang');
	for (const [size, viewport] of Object.entries(sizes)) {
		await page.setViewportSize(viewport);
		for (const theme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme: theme });
			await before?.();
			await settle(page);
			await develop(page, `${name}-${size}-${theme}-${language}`);
		}
	}
}

/** A colour goes on to what lies within, level by level and frame by frame. */
const levels = 20;

/** A hand on the mouse, so that nothing has gone to rest, and all that moved has come to where it goes. */
async function settle(page: Page): Promise<void> {
	await page.mouse.move(5, 60, { steps: 2 });
	await page.evaluate(async (frames) => {
		scrollTo(0, 0);
		for (let frame = 0; frame < frames; frame += 1) {
			await new Promise(requestAnimationFrame);
			const moving = document
				.getAnimations()
				.filter((one) => one.effect?.getTiming().iterations === 1);
			await Promise.allSettled(moving.map((one) => one.finished));
		}
	}, levels);
}

/** Chromium itself writes WebP, which Playwright does not. */
async function develop(page: Page, name: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
	await session.detach();
	await writeFile(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
	console.log(name);
}
