/** Before the call: the permission, the name, the devices, the waiting. */
import { take } from './camera';
import { at, open, phase, press, roomNames, type Table } from './table';

export async function theRefusal({ anns, site, language }: Table): Promise<void> {
	const asked = await open(anns, language);
	// No flag keeps the browser's question open in a headless browser.
	await asked.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
	});
	await asked.goto(String(site));
	await asked.locator('h1').waitFor();
	await take(asked, 'permission');
	await asked.context().close();

	const refused = await open(anns, language, { permissions: [] });
	await refused.goto(String(site));
	await at(refused, 'retry').waitFor();
	await refused.getByRole('alert').waitFor();
	await take(refused, 'refused');
	await refused.context().close();
}

export async function theLobby({ anns, site, language }: Table): Promise<void> {
	const page = await open(anns, language);
	await page.goto(String(site));
	await phase(page, 'name');
	await at(page, 'devices').waitFor();
	await take(page, 'name');
	await press(page, 'devices');
	await at(page, 'device-sheet').waitFor();
	await take(page, 'devices');
	await page.keyboard.press('Escape');
	await press(page, 'join');
	await page.getByRole('alert').waitFor();
	await take(page, 'name-refused');
	await page.context().close();
}

export async function theWaiting({ anns, site, language }: Table): Promise<void> {
	for (const kind of ['open', 'private'] as const) {
		const page = await open(anns, language);
		await page.goto(String(site));
		await phase(page, 'name');
		if (kind === 'open') await at(page, 'room-name').fill(roomNames[language]);
		await press(page, kind === 'open' ? 'join' : 'private-room');
		await phase(page, 'waiting');
		await at(page, 'show-qr').waitFor();
		await take(page, `waiting-${kind}`);
		await press(page, 'show-qr');
		await at(page, 'qr-sheet').locator('svg[role="img"]').waitFor();
		await take(page, `waiting-${kind}-code`);
		await page.context().close();
	}
}
