/** Two people, the languages that they speak, and what both do again and again. */
import type { BrowserContextOptions, Page } from '@playwright/test';
import type { PagePhase } from '../../../src/lib/session/visit-view';
import type { OwnBrowser } from '../people/chromium';
import type { TestId } from '../people/test-id';

export const roomNames = { en: 'grandma’s kitchen', uk: 'бабусина кухня' } as const;
export type Language = keyof typeof roomNames;

const locales = { en: 'en-GB', uk: 'uk-UA' } as const satisfies Record<Language, string>;

export interface Table {
	readonly anns: OwnBrowser;
	readonly bens: OwnBrowser;
	readonly site: URL;
	readonly language: Language;
}

/** The pages of the two. */
export interface Pair {
	readonly ann: Page;
	readonly ben: Page;
}

const slowMs = 60_000;

/** The fake ones have names of files and of fakes. */
function nameDevices(): void {
	const names = { videoinput: 'Camera', audioinput: 'Microphone', audiooutput: 'Loudspeaker' };
	const { mediaDevices } = navigator;
	const list = mediaDevices.enumerateDevices.bind(mediaDevices);
	mediaDevices.enumerateDevices = async () => {
		const devices = await list();
		for (const one of devices)
			if (one.label) Object.defineProperty(one, 'label', { value: `HD ${names[one.kind]}` });
		return devices;
	};
}

/** A page on which nothing glides, with camera and microphone. */
export async function open(
	{ browser }: OwnBrowser,
	language: Language,
	traits: BrowserContextOptions = {}
): Promise<Page> {
	const context = await browser.newContext({
		permissions: ['camera', 'microphone'],
		locale: locales[language],
		reducedMotion: 'reduce',
		...traits
	});
	await context.addInitScript(nameDevices);
	const page = await context.newPage();
	page.setDefaultTimeout(slowMs);
	return page;
}

export const linkTo = ({ site, language }: Table): string =>
	String(new URL(`#${encodeURIComponent(roomNames[language])}`, site));

export const at = (page: Page, id: TestId) => page.getByTestId(id);

export const phase = (page: Page, name: PagePhase): Promise<void> =>
	page.locator(`main[data-phase="${name}"]`).waitFor();

export async function press(page: Page, id: TestId): Promise<void> {
	await page.mouse.move(6, 6, { steps: 2 });
	await at(page, id).click();
}

/** What only the call needs is there. */
const settled = (page: Page): Promise<void> => at(page, 'more').waitFor();

/** The other one's picture is there, in its full size: a call begins with a small one. */
export async function pictured(page: Page): Promise<void> {
	await page.waitForFunction((widest) => {
		const video = document.querySelector<HTMLVideoElement>('[data-testid=remote-video]');
		const seen = video?.checkVisibility({ opacityProperty: true });
		return seen && video?.videoWidth === widest;
	}, 640);
}

/** Ann shows a drawn page instead of her screen. */
function showDrawing(): void {
	navigator.mediaDevices.getDisplayMedia = async () => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [1280, 800];
		const brush = canvas.getContext('2d')!;
		setInterval(() => {
			brush.fillStyle = '#f4f1ea';
			brush.fillRect(0, 0, 1280, 800);
			brush.fillStyle = '#ffffff';
			brush.fillRect(240, 60, 800, 740);
			brush.fillStyle = '#2b2a33';
			brush.font = '600 44px sans-serif';
			brush.fillText('Borscht', 320, 160);
			brush.fillStyle = '#c9c4ba';
			for (let line = 0; line < 13; line += 1)
				brush.fillRect(320, 210 + line * 42, line % 4 === 3 ? 380 : 640, 14);
		}, 200);
		return canvas.captureStream(5);
	};
}

/** As where a browser asks nobody where to keep a file. */
function keepWithoutAsking(): void {
	Reflect.deleteProperty(window, 'showSaveFilePicker');
}

/** Both are in the room, and see each other. */
export async function meet(table: Table): Promise<Pair> {
	const ann = await open(table.anns, table.language);
	const ben = await open(table.bens, table.language);
	await ann.addInitScript(showDrawing);
	await ben.addInitScript(keepWithoutAsking);
	for (const page of [ann, ben]) {
		await page.goto(linkTo(table));
		await phase(page, 'name');
		await press(page, 'join');
	}
	await together({ ann, ben });
	return { ann, ben };
}

export async function together({ ann, ben }: Pair): Promise<void> {
	for (const page of [ann, ben]) {
		await phase(page, 'connected');
		await settled(page);
		await at(page, 'safety-code').waitFor();
		await pictured(page);
	}
}
