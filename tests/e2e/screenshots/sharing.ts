/** What the two share: words, files, a screen, reactions. */
import type { Page } from '@playwright/test';
import { take } from './camera';
import { at, press, type Language, type Pair, type Table } from './table';

const said = {
	en: [
		'How much dill goes in?',
		'A whole bunch. The recipe: https://example.org/borscht',
		'Thank you. I am sending you the photos.'
	],
	uk: [
		'Скільки класти кропу?',
		'Цілий пучок. Ось рецепт: https://example.org/borscht',
		'Дякую. Надсилаю тобі світлини.'
	]
} as const satisfies Record<Language, readonly string[]>;

const fileNames = { en: 'Photos.zip', uk: 'Світлини.zip' } as const satisfies Record<
	Language,
	string
>;

async function says(page: Page, text: string): Promise<void> {
	await at(page, 'chat-input').fill(text);
	await page.keyboard.press('Enter');
}

export async function theSharing({ language }: Table, pair: Pair): Promise<void> {
	await theChat(pair, language);
	await theFile(pair, language);
	await theScreen(pair);
	await theReaction(pair);
}

async function theChat({ ann, ben }: Pair, language: Language): Promise<void> {
	for (const page of [ann, ben]) await press(page, 'chat');
	const [first, second, third] = said[language];
	await says(ann, first);
	await at(ben, 'chat-log').getByText(first).waitFor();
	await says(ben, second);
	await at(ann, 'chat-log').getByRole('link').waitFor();
	await says(ann, third);
	await at(ben, 'chat-log').getByText(third).waitFor();
	await take(ben, 'chat');
}

async function theFile({ ann, ben }: Pair, language: Language): Promise<void> {
	const buffer = Buffer.alloc(2_400_000, 'Visavi ');
	await at(ann, 'file-input').setInputFiles({
		name: fileNames[language],
		mimeType: 'application/zip',
		buffer
	});
	await at(ben, 'file-save').waitFor();
	await take(ben, 'file-offered');
	await press(ben, 'file-save');
	await ben.locator('[data-testid=file][data-state=kept]').waitFor();
	await take(ben, 'file-received');
	for (const page of [ann, ben]) {
		await press(page, 'close-chat');
		// Who has just typed sees where the focus is.
		await page.evaluate(() => (document.activeElement as HTMLElement).blur());
	}
}

async function theScreen({ ann, ben }: Pair): Promise<void> {
	await press(ann, 'screen');
	await at(ben, 'their-screen').waitFor();
	await ben.waitForFunction(() => {
		const video = document.querySelector<HTMLVideoElement>('[data-testid=their-screen]');
		return (video?.videoWidth ?? 0) >= 1280;
	});
	await take(ben, 'screen-theirs');
	await take(ann, 'screen-mine');
	await press(ann, 'screen');
	await at(ben, 'their-screen').waitFor({ state: 'detached' });
}

async function theReaction({ ann, ben }: Pair): Promise<void> {
	await press(ann, 'more');
	await take(ben, 'reaction', async () => {
		await at(ann, 'react-heart').click();
		await ben.locator('[data-reaction=heart]').first().waitFor();
	});
	await ann.keyboard.press('Escape');
}
