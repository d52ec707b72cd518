import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { meet } from './people/together';
import { deskLively } from './people/windows';

test.use(deskLively);

test('who mutes is not heard, until they unmute', async ({ alice, bob }) => {
	await meet(alice, bob);
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

test('camera off puts the camera’s light out, and the other sees words in its place', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	await bob.sees(alice);
	expect(await alice.liveCameras()).toBe(1);
	await alice.presses('camera');
	await expect(alice.at('camera')).toHaveAttribute('aria-pressed', 'false');
	expect(await alice.liveCameras()).toBe(0);
	await expect(bob.page.getByText(words.talk.cameraOff)).toBeVisible();
	await bob.seesNothing();
	await bob.hears(alice);
});

test('camera on again brings the picture back', async ({ alice, bob }) => {
	await meet(alice, bob);
	await bob.sees(alice);
	await alice.presses('camera');
	await bob.seesNothing();
	await alice.presses('camera');
	await expect(alice.at('camera')).toHaveAttribute('aria-pressed', 'true');
	await bob.sees(alice);
	await alice.seesThemselves();
	await expect(bob.page.getByText(words.talk.cameraOff)).toHaveCount(0);
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

test('controls that have gone to rest can be pressed all the same', async ({ alice, bob }) => {
	await meet(alice, bob);
	await expect.poll(() => alice.opacity('mic')).toBe(0);
	await alice.at('mic').click({ timeout: 3_000 });
	await expect(alice.at('mic')).toHaveAttribute('aria-pressed', 'false');
	await expect.poll(() => alice.opacity('mic')).toBe(1);
});
