import { words } from '../../src/lib/i18n/en';
import { words as ukrainian } from '../../src/lib/i18n/uk';
import { expect, test } from './people/test';
import { meet } from './people/together';
import { deskLively } from './people/windows';

test.use(deskLively);

test('microphone and camera go off and on again, and the other is told', async ({ alice, bob }) => {
	await meet(alice, bob);

	await test.step('who mutes is not heard, until they unmute', async () => {
		await bob.hears(alice);
		await alice.presses('mic');
		await expect(alice.at('mic')).toHaveAttribute('aria-pressed', 'false');
		await bob.hearsNothing();
		await expect(bob.page.getByText(words.talk.muted)).toBeVisible();
		await alice.presses('mic');
		await expect(alice.at('mic')).toHaveAttribute('aria-pressed', 'true');
		await bob.hears(alice);
		await expect(bob.page.getByText(words.talk.muted)).toHaveCount(0);
	});

	await test.step('camera off puts the camera’s light out, and the other sees words in its place', async () => {
		await bob.sees(alice);
		expect(await alice.liveCameras()).toBe(1);
		await alice.presses('camera');
		await expect(alice.at('camera')).toHaveAttribute('aria-pressed', 'false');
		expect(await alice.liveCameras()).toBe(0);
		await expect(bob.page.getByText(words.talk.cameraOff)).toBeVisible();
		await bob.seesNothing();
		await bob.hears(alice);
	});

	await test.step('camera on again brings the picture back', async () => {
		await alice.presses('camera');
		await expect(alice.at('camera')).toHaveAttribute('aria-pressed', 'true');
		await bob.sees(alice);
		await alice.seesThemselves();
		await expect(bob.page.getByText(words.talk.cameraOff)).toHaveCount(0);
	});

	await test.step('controls that have gone to rest can be pressed all the same', async () => {
		// They do not while the mouse is over them.
		await alice.page.mouse.move(6, 6);
		await expect.poll(() => alice.opacity('mic')).toBe(0);
		await alice.at('mic').click({ timeout: 3_000 });
		await expect(alice.at('mic')).toHaveAttribute('aria-pressed', 'false');
		await expect.poll(() => alice.opacity('mic')).toBe(1);
	});
});

test('what one switched off before joining stays off in the call', async ({ alice, bob }) => {
	await alice.opens('kitchen');
	for (const control of ['mic', 'camera', 'join'] as const) await alice.presses(control);
	await bob.enters('kitchen');
	await bob.expectPhase('connected');
	await expect(bob.page.getByText(words.talk.cameraOff)).toBeVisible();
	await expect(bob.page.getByText(words.talk.muted)).toBeVisible();
	await bob.hearsNothing();
	expect(await alice.liveCameras()).toBe(0);
});

test('what a friend switched off is told again to who has reloaded the page', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	for (const control of ['mic', 'camera'] as const) await alice.presses(control);
	await bob.page.reload();
	await bob.expectPhase('connected');
	await expect(bob.page.getByText(words.talk.cameraOff)).toBeVisible();
	await expect(bob.page.getByText(words.talk.muted)).toBeVisible();
});

test('what a friend switches off is read aloud, in the language of one’s own page', async ({
	alice,
	arrive
}) => {
	const bohdan = await arrive('bohdan', { locale: 'uk-UA' });
	await meet(alice, bohdan);
	for (const control of ['mic', 'camera'] as const) await alice.presses(control);
	const told = bohdan.page.getByRole('status');
	await expect(told.filter({ hasText: ukrainian.talk.muted })).toBeVisible();
	await expect(told.filter({ hasText: ukrainian.talk.cameraOff })).toBeVisible();
	await expect(alice.page.getByText(words.talk.muted)).toHaveCount(0);
});
