/** A screen that is shown beside the camera, between two real pages. */
import { more } from '../../src/lib/i18n/more/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';

const { screen } = more;

declare global {
	interface Window {
		/** What the browser has given of the screen. */
		screenGiven: MediaStream;
	}
}

async function remembersScreen({ page }: Person): Promise<void> {
	await page.addInitScript(() => {
		const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
		navigator.mediaDevices.getDisplayMedia = async (wanted) =>
			(window.screenGiven = await ask(wanted));
	});
}

const isShown = (who: Person, shown: boolean): Promise<void> =>
	expect(who.at('screen')).toHaveAttribute('aria-pressed', String(shown));

test('a screen is seen beside the camera, and comes back by itself', async ({ arrive, bob }) => {
	const alice = await arrive('alice', { own: { screen: true } });
	await remembersScreen(alice);
	await meet(alice, bob);
	await bob.at('screen').waitFor();

	await test.step('both are seen, its sound is heard, and who shows it is told so', async () => {
		await alice.presses('mic');
		await bob.hearsNothing();
		await alice.presses('screen');
		await isShown(alice, true);
		await expect(alice.page.getByRole('status').filter({ hasText: screen.shared })).toHaveCount(1);
		await bob.sees(alice, 'their-screen');
		await bob.sees(alice, 'their-face');
		// The microphone is muted: this is the screen's own.
		await bob.hears(alice);
		await alice.presses('mic');
		const hint = () =>
			alice.page.evaluate(() => window.screenGiven.getVideoTracks()[0]!.contentHint);
		expect(await hint()).toBe('text');
		await alice.presses('more');
		await alice.at('screen-tuning').selectOption({ label: screen.motion });
		expect(await hint()).toBe('motion');
		await alice.page.keyboard.press('Escape');
	});

	await test.step('after a reconnection it is there again', async () => {
		await bob.page.reload();
		await bob.expectPhase('connected');
		await bob.sees(alice, 'their-screen');
		await bob.sees(alice, 'their-face');
	});

	await test.step('while who shows it is silent it stays, as a thing of before; then it goes on', async () => {
		alice.sleeps();
		await bob.expectPhase('reconnecting');
		await expect(bob.at('their-screen')).toHaveCSS('filter', /brightness\(0\.5\)/);
		alice.wakes();
		await bob.expectPhase('connected');
		await expect(bob.at('their-screen')).toHaveCSS('filter', 'none');
		await bob.sees(alice, 'their-screen');
	});

	await test.step('the browser’s own bar ends it', async () => {
		await alice.page.evaluate(() =>
			window.screenGiven.getVideoTracks()[0]!.dispatchEvent(new Event('ended'))
		);
		await isShown(alice, false);
		await expect(bob.at('their-screen')).toHaveCount(0);
		await bob.sees(alice);
	});

	await test.step('by a key it is shown again; leaving ends it', async () => {
		await alice.page.keyboard.press('s');
		await bob.sees(alice, 'their-screen');
		await alice.presses('leave');
		await alice.expectPhase('left');
		await expect
			.poll(() => alice.page.evaluate(() => window.screenGiven.getVideoTracks()[0]!.readyState))
			.toBe('ended');
	});
});

test('where the browser has none, nothing of it is offered', async ({ alice, bob }) => {
	await alice.page.addInitScript(() => {
		Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
	});
	await meet(alice, bob);
	await bob.at('screen').waitFor();
	await alice.at('more').waitFor();
	await expect(alice.at('screen')).toHaveCount(0);
});
