/** Firefox and Chromium across the table; `npm run test:firefox` has more of it. */
import { words } from '../../src/lib/i18n/en';
import { failures } from '../../src/lib/i18n/failure/en';
import { withoutFirefox } from './people/firefox';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

test.skip(withoutFirefox !== false, String(withoutFirefox));

test('a guest with Firefox and a friend with Chromium see and hear each other, also after a reload', async ({
	alice,
	arrive
}) => {
	const fox = await arrive('fox', { firefox: {} });
	await meet(alice, fox);
	await talk(alice, fox);
	await test.step('each hears that the other is muted, and sees that a camera is off', async () => {
		await fox.presses('mic');
		await expect(alice.page.getByText(words.talk.muted)).toBeVisible();
		await fox.presses('mic');
		await expect(alice.page.getByText(words.talk.muted)).toBeHidden();
		await alice.presses('camera');
		await expect(fox.page.getByText(words.talk.cameraOff)).toBeVisible();
		await alice.presses('camera');
		await fox.sees(alice);
	});
	await test.step('cameras and microphones can be chosen', async () => {
		await fox.page.keyboard.press('d');
		for (const kind of ['camera', 'microphone'] as const) {
			await expect(fox.at(`pick-${kind}`).locator('option:checked')).not.toBeEmpty();
		}
		await fox.page.keyboard.press('Escape');
	});
	await test.step('whoever reloads is back by themselves', async () => {
		await fox.page.reload();
		await talk(alice, fox);
		await alice.page.reload();
		await talk(alice, fox);
	});
});

test('who has refused in Firefox is told what to do in Firefox', async ({ arrive }) => {
	const fox = await arrive('fox', { firefox: { devices: 'refused' } });
	await fox.opens('kitchen');
	await fox.hearsNews(failures.denied.said);
	for (const step of failures.denied.steps.firefox)
		await expect(fox.page.getByText(step)).toBeVisible();
});
