/**
 * `npm run screenshots`: what people see, phase by phase, on a phone and on a desk, in the light and in the
 * dark, into docs/screenshots/. Two drawn people really call each other through the real server.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { openBrowser, type OwnBrowser } from './people/chromium';
import { shoot } from './people/film';
import { ann, ben, film } from './people/portrait';
import { root, startVisavi } from './people/server';

const folder = join(root, 'docs/screenshots');
const room = 'grandma’s kitchen';

const screens = {
	phone: { width: 360, height: 740 },
	desk: { width: 1440, height: 900 }
} as const;

const both = { permissions: ['camera', 'microphone'] };

const ends: (() => Promise<void>)[] = [];

function keep<T extends { close(): Promise<void> }>(open: T): T {
	ends.push(() => open.close());
	return open;
}

/** Takes the same moment on every screen, in the light and in the dark. */
async function take(page: Page, name: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await takeStage(page, name, `-${colorScheme}`);
	}
}

/** Where a picture fills the page, it is dark in any light. */
async function takeStage(page: Page, name: string, mark = ''): Promise<void> {
	for (const [screen, size] of Object.entries(screens)) {
		await page.setViewportSize(size);
		await takeOne(page, `${name}-${screen}${mark}`);
	}
}

async function takeOne(page: Page, name: string): Promise<void> {
	// A hand on the mouse, so that nothing has gone to rest, and pictures that have found their new size.
	await page.mouse.move(5, 60, { steps: 2 });
	await page.evaluate(async () => {
		scrollTo(0, 0);
		const moving = document
			.getAnimations()
			.filter((one) => one.effect?.getTiming().iterations === 1);
		await Promise.allSettled(moving.map((one) => one.finished));
	});
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
	console.log(name);
}

const phase = (page: Page, name: string): Promise<void> =>
	page.locator(`main[data-phase="${name}"]`).waitFor({ timeout: 30_000 });

async function press(page: Page, id: string): Promise<void> {
	await page.mouse.move(6, 6, { steps: 2 });
	await page.getByTestId(id).click();
}

/** The other one's picture is there, in its full size: a call begins with a small one. */
async function pictured(page: Page): Promise<void> {
	await page.waitForFunction(
		(widest) => {
			const video = document.querySelector<HTMLVideoElement>('[data-testid=remote-video]');
			const seen = video?.checkVisibility({ opacityProperty: true });
			return seen && video?.videoWidth === widest;
		},
		640,
		{ timeout: 60_000 }
	);
}

async function open(
	{ browser }: OwnBrowser,
	address: string | URL,
	traits: BrowserContextOptions = both
): Promise<Page> {
	const context = await browser.newContext({ ...traits, viewport: screens.desk });
	const page = await context.newPage();
	await page.goto(String(address));
	return page;
}

async function lobby(people: OwnBrowser, site: URL): Promise<void> {
	const refused = await open(people, site, { permissions: [] });
	await refused.getByTestId('retry').waitFor();
	await take(refused, 'permission');
	await refused.context().close();
	const page = await open(people, site);
	await phase(page, 'name');
	await take(page, 'name');
	await press(page, 'details');
	await page.getByTestId('details-panel').waitFor();
	await take(page, 'details');
	await press(page, 'close-details');
	await press(page, 'join');
	await page.getByRole('alert').waitFor();
	await take(page, 'name-refused');
	await page.getByTestId('room-name').fill(room);
	await press(page, 'join');
	await phase(page, 'waiting');
	await takeStage(page, 'waiting');
	await press(page, 'leave');
	await phase(page, 'left');
	await take(page, 'left');
	await page.context().close();
}

async function inPrivate(people: OwnBrowser, site: URL): Promise<void> {
	const page = await open(people, site);
	await phase(page, 'name');
	await press(page, 'private-room');
	await phase(page, 'waiting');
	await takeStage(page, 'waiting-private');
	await page.context().close();
}

async function inUkrainian(people: OwnBrowser, site: URL): Promise<void> {
	const page = await open(people, site, { ...both, locale: 'uk-UA' });
	await phase(page, 'name');
	await takeOne(page, 'name-uk-desk');
	await page.setViewportSize(screens.phone);
	await takeOne(page, 'name-uk-phone');
	await page.getByTestId('room-name').fill('бабусина кухня');
	await press(page, 'join');
	await phase(page, 'waiting');
	await takeOne(page, 'waiting-uk-phone');
	await page.context().close();
}

async function call(annsBrowser: OwnBrowser, bensBrowser: OwnBrowser, link: URL): Promise<void> {
	const [anns, bens] = [await open(annsBrowser, link), await open(bensBrowser, link)];
	for (const page of [anns, bens]) {
		await phase(page, 'name');
		await press(page, 'join');
	}
	for (const page of [anns, bens]) await phase(page, 'connected');
	await pictured(bens);
	await bens.getByTestId('safety-code').waitFor();
	await takeStage(bens, 'connected');
	await press(bens, 'safety-code');
	await takeStage(bens, 'safety-code');
	await bens.keyboard.press('Escape');
	const third = await open(annsBrowser, link);
	await press(third, 'join');
	await phase(third, 'full');
	await take(third, 'full');
	await third.context().close();
	await takeOne(bens, 'call');
	await press(anns, 'camera');
	await press(anns, 'mic');
	await takeStage(bens, 'camera-off');
	await press(anns, 'camera');
	await pictured(bens);
	await annsBrowser.kill();
	await phase(bens, 'reconnecting');
	await takeStage(bens, 'reconnecting');
}

async function portraits(into: string): Promise<readonly [string, string]> {
	const { browser, close } = await openBrowser();
	const page = await browser.newPage();
	const files = [join(into, 'ann.y4m'), join(into, 'ben.y4m')] as const;
	await shoot(files[0], await film(page, ann));
	await shoot(files[1], await film(page, ben));
	await close();
	return files;
}

await mkdir(folder, { recursive: true });
const films = await mkdtemp(join(tmpdir(), 'visavi-films-'));
try {
	const [annsFilm, bensFilm] = await portraits(films);
	const { url } = keep(await startVisavi());
	const annsBrowser = keep(await openBrowser({ video: annsFilm }));
	const bensBrowser = keep(await openBrowser({ video: bensFilm }));
	await lobby(annsBrowser, url);
	await inPrivate(annsBrowser, url);
	await inUkrainian(annsBrowser, url);
	await call(annsBrowser, bensBrowser, new URL(`#${encodeURIComponent(room)}`, url));
} finally {
	for (const end of ends.toReversed()) await end();
	await rm(films, { recursive: true });
}
