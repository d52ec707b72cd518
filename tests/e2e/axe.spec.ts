/** What axe-core finds on each screen: nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';
import { deskLively } from './people/windows';

test.use(deskLively);

/** In the light and in the dark. */
async function expectNothingFound(who: Person, screen: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await who.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		// Colours change within a millisecond, but not without a frame.
		await who.page.evaluate(async () => {
			await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
		});
		// All in this page, which has no frames: otherwise each look opens another page for its result.
		const { violations } = await new AxeBuilder({ page: who.page }).setLegacyMode().analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
		expect(found, `${screen}, ${colorScheme}`).toEqual([]);
	}
}

test('nothing is in anybody’s way before the call and after it', async ({ alice }) => {
	await alice.opens();
	await alice.expectPhase('name');
	await alice.at('devices').waitFor();
	await expectNothingFound(alice, 'name');
	await alice.presses('devices');
	await alice.at('device-sheet').waitFor();
	await expectNothingFound(alice, 'device-sheet');
	await alice.page.keyboard.press('Escape');
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	await alice.presses('show-qr');
	await alice.at('qr-sheet').waitFor();
	await expectNothingFound(alice, 'qr-sheet');
	await alice.page.keyboard.press('Escape');
	await expectNothingFound(alice, 'waiting');
	await alice.presses('leave');
	await alice.expectPhase('left');
	await expectNothingFound(alice, 'left');
});

test('nothing is in anybody’s way of who has refused', async ({ arrive }) => {
	const refused = await arrive('rita', { permissions: [] });
	await refused.opens();
	await refused.at('retry').waitFor();
	await expectNothingFound(refused, 'permission');
});

test('nothing is in anybody’s way in the check', async ({ alice, visavi }) => {
	await alice.goes(new URL('#~check', visavi.url));
	await alice.at('check-begin').waitFor();
	await expectNothingFound(alice, 'check');
	await alice.presses('check-begin');
	await alice.at('copy-report').waitFor();
	await expectNothingFound(alice, 'checked');
});

test('nothing is in anybody’s way in the call, over it, and at the full room', async ({
	alice,
	bob,
	carol
}) => {
	// Seven screens beside two that send each other pictures: only the guard against hanging is wider.
	test.slow();
	await meet(alice, bob);
	await alice.at('more').waitFor();
	await alice.sees(bob);
	await expectNothingFound(alice, 'connected');
	for (const [opens, shows] of [
		['more', 'call-menu'],
		['chat', 'chat-panel'],
		['details', 'details-panel'],
		['safety-code', 'safety-code']
	] as const) {
		await alice.presses(opens);
		await alice.at(shows).waitFor();
		await expectNothingFound(alice, shows);
		await alice.page.keyboard.press('Escape');
	}
	await alice.page.keyboard.press('?');
	await alice.at('shortcuts-sheet').waitFor();
	await expectNothingFound(alice, 'shortcuts');

	await carol.enters('kitchen');
	await carol.expectPhase('full');
	await expectNothingFound(carol, 'full');
});
