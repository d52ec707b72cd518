import { more } from '../../src/lib/i18n/more/en';
import { rememberConnections } from './people/connections';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';
import { deskLively } from './people/windows';

test.use(deskLively);

declare global {
	interface Window {
		/** Of the other one's pictures, each that is unlike the one before. */
		widths: number[];
	}
}

interface Box {
	readonly width: number;
	readonly height: number;
}

/** How large the other one's picture is painted, bars left out. */
const painted = (who: Person): Promise<Box> =>
	who.at('remote-video').evaluate((video) => {
		const { width, height } = video.getBoundingClientRect();
		return { width: Math.round(width), height: Math.round(height) };
	});

/** The fake camera's picture is four wide and three high. */
const picture = 4 / 3;

/** In which quarter of the window one's own picture is. */
const quarter = (who: Person): Promise<string> =>
	who.at('local-video').evaluate((video) => {
		const { left, top, width, height } = video.getBoundingClientRect();
		const side = left + width / 2 < innerWidth / 2 ? 'left' : 'right';
		return `${top + height / 2 < innerHeight / 2 ? 'top' : 'bottom'} ${side}`;
	});

async function drags(who: Person, [x, y]: readonly [number, number]): Promise<void> {
	const { mouse } = who.page;
	// Waits until it glides no more.
	await who.at('local-video').hover();
	await mouse.down();
	await mouse.move(x, y, { steps: 4 });
	await mouse.up();
}

test('one arranges the call as one likes, and finds it so after a reload', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	await alice.sees(bob);
	await alice.at('more').waitFor();

	await test.step('the arrow keys move one’s own picture', async () => {
		expect(await quarter(alice)).toBe('bottom right');
		await alice.page.getByRole('group', { name: more.call.corner }).focus();
		for (const [key, corner] of [
			['ArrowLeft', 'bottom left'],
			['ArrowUp', 'top left'],
			['ArrowRight', 'top right'],
			['ArrowDown', 'bottom right']
		] as const) {
			await alice.page.keyboard.press(key);
			await expect.poll(() => quarter(alice), key).toBe(corner);
		}
	});

	await test.step('it stays in the corner to which it was dragged', async () => {
		await drags(alice, [300, 200]);
		await expect.poll(() => quarter(alice)).toBe('top left');
		await drags(alice, [500, 200]);
		await expect.poll(() => quarter(alice)).toBe('top right');
	});

	await test.step('a double click on the picture fills the screen, and another one leaves it', async () => {
		const full = (): Promise<boolean> =>
			alice.page.evaluate(() => document.fullscreenElement !== null);
		await alice.page.mouse.dblclick(200, 300);
		await expect.poll(full).toBe(true);
		await alice.page.mouse.dblclick(200, 300);
		await expect.poll(full).toBe(false);
		await alice.presses('more');
		await alice.at('full-screen').click();
		await expect.poll(full).toBe(true);
		await expect(alice.at('call-menu')).toBeHidden();
		await alice.page.mouse.dblclick(200, 300);
		await expect.poll(full).toBe(false);
	});

	const whole = { width: 360, height: 360 / picture };

	await test.step('a picture of another shape than the window is cropped a little, not at all, or fills it', async () => {
		await alice.page.setViewportSize({ width: 360, height: 740 });
		await expect.poll(async () => (await painted(alice)).width).toBe(360);
		expect((await painted(alice)).height).toBeLessThan(400);
		await alice.presses('more');
		await alice.at('fit-fill').check();
		await expect.poll(() => painted(alice)).toEqual({ width: 360, height: 740 });
		await alice.at('fit-whole').check();
		await expect.poll(() => painted(alice)).toEqual(whole);
	});

	await test.step('a reload keeps the corner and the shape', async () => {
		await alice.page.reload();
		await alice.expectPhase('connected');
		await alice.at('more').waitFor();
		await expect.poll(() => painted(alice)).toEqual(whole);
		await expect.poll(() => quarter(alice)).toBe('top right');
	});
});

test('who is seen in a small window is sent small, and large again in a large one', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	const sentWidth = (): Promise<number> =>
		bob.at('remote-video').evaluate((video: HTMLVideoElement) => video.videoWidth);
	await expect.poll(sentWidth).toBe(640);
	await bob.page.setViewportSize({ width: 320, height: 240 });
	await expect.poll(sentWidth).toBe(320);
	await bob.page.setViewportSize({ width: 800, height: 600 });
	await expect.poll(sentWidth).toBe(640);
});

test('the first picture is small, so that it is there soon, and the next ones are whole', async ({
	alice,
	bob
}) => {
	for (const { page } of [alice, bob])
		await page.addInitScript(() => {
			window.widths = [];
			const look = ({ target }: Event): void => {
				if (!(target instanceof HTMLVideoElement)) return;
				const { dataset, videoWidth } = target;
				if (dataset['testid'] !== 'remote-video' || window.widths.at(-1) === videoWidth) return;
				window.widths.push(videoWidth);
			};
			document.addEventListener('resize', look, { capture: true });
		});
	await meet(alice, bob);
	for (const { page } of [alice, bob])
		await expect.poll(() => page.evaluate(() => window.widths)).toEqual([320, 640]);
});

test('sound is sent twice, and the picture by the frugal codec, once the two are there', async ({
	alice,
	bob
}) => {
	for (const who of [alice, bob]) await rememberConnections(who.page);
	await meet(alice, bob);
	/** The codecs that are sent: of sound the one that both sides name first, of the picture the one in use. */
	const codecs = (who: Person): Promise<readonly unknown[]> =>
		who.page.evaluate(async () => {
			const connection = window.connections.findLast((one) => one.connectionState === 'connected');
			const stats = (await connection?.getStats()) ?? new Map();
			const video = [...stats.values()].find(
				({ type, kind }) => type === 'outbound-rtp' && kind === 'video'
			);
			const [sound] = connection?.getSenders() ?? [];
			return [sound?.getParameters().codecs[0]?.mimeType, stats.get(video?.codecId)?.mimeType];
		});
	for (const who of [alice, bob])
		await expect.poll(() => codecs(who)).toEqual(['audio/red', 'video/AV1']);
});
