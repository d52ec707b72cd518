/** The link as a QR code, the rooms of late, and who waits in another tab. */
import { decodeQR } from 'qr/decode.js';
import { call } from '../../src/lib/i18n/more/call/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';

/** Points of a picture for each point of the code. */
const scale = 4;

/** What a camera reads that looks at the code. */
async function readCode(who: Person): Promise<string> {
	const svg = who.at('qr-sheet').locator('svg[role="img"]');
	const size = Number((await svg.getAttribute('viewBox'))?.split(' ')[2]);
	const path = (await svg.locator('path').getAttribute('d')) ?? '';
	const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x} ${y}`));
	const width = size * scale;
	const pixels = Uint8Array.from({ length: width * width * 4 }, (_, at) => {
		const [x, y] = [(at >> 2) % width, Math.floor((at >> 2) / width)];
		const isDark = dark.has(`${Math.floor(x / scale)} ${Math.floor(y / scale)}`);
		return at % 4 === 3 || !isDark ? 255 : 0;
	});
	return decodeQR({ width, height: width, data: pixels });
}

const icon = (who: Person) => who.page.locator('link[rel="icon"]');

test('a room is passed on as a code, told of in another tab, and remembered until it is forgotten', async ({
	alice,
	bob
}) => {
	await test.step('a name by chance is gone into', async () => {
		await alice.opens();
		await alice.presses('invent-name');
		await expect(alice.at('room-name')).toHaveValue(/^[a-z]{4}(-[a-z]{4}){2}$/);
		await alice.presses('join');
		await alice.expectPhase('waiting');
	});
	const link = await alice.at('room-link').inputValue();

	await test.step('the code leads to the room', async () => {
		await alice.presses('show-qr');
		await alice.at('qr-sheet').locator('svg[role="img"]').waitFor();
		expect(await readCode(alice)).toBe(link);
		await alice.page.keyboard.press('Escape');
	});

	await test.step('who waits in another tab is told there, until they look', async () => {
		await alice.looksAway(true);
		await bob.goes(link);
		await bob.presses('join');
		await expect(alice.page).toHaveTitle(call.friendIsHere);
		await expect(icon(alice)).toHaveAttribute('href', /favicon-here\.svg$/);
		await alice.looksAway(false);
		await expect(alice.page).toHaveTitle('Visavi');
		await expect(icon(alice)).toHaveAttribute('href', /favicon\.svg$/);
	});

	await test.step('the room is at hand the next time, until it is forgotten', async () => {
		await alice.presses('leave');
		await alice.presses('another-room');
		await alice.presses('recent-rooms');
		await alice.at('recent-room').click();
		await expect(alice.at('room-name')).toHaveValue(
			decodeURIComponent(new URL(link).hash.slice(1))
		);
		await alice.presses('recent-rooms');
		await alice.at('forget-room').click();
		await alice.page.keyboard.press('Escape');
		await expect(alice.at('recent-rooms')).toHaveCount(0);
	});
});
