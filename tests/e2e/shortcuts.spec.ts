import { more } from '../../src/lib/i18n/more/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';

const { call } = more;

const toast = (who: Person, said: string) => who.page.getByRole('status').filter({ hasText: said });

const micIs = (who: Person, on: boolean): Promise<void> =>
	expect(who.at('mic')).toHaveAttribute('aria-pressed', String(on));

test('keys do what buttons do', async ({ alice, bob }) => {
	await meet(alice, bob);
	await alice.at('more').waitFor();
	await bob.hears(alice);

	await test.step('with a modifier, in a field, and over an open sheet a letter is only a letter', async () => {
		for (const modifier of ['Control', 'Alt', 'Meta', 'Shift'])
			await alice.page.keyboard.press(`${modifier}+m`);
		await alice.presses('more');
		await alice.at('fit-auto').focus();
		await alice.page.keyboard.press('m');
		await alice.page.keyboard.press('Escape');
		await alice.page.keyboard.press('?');
		const sheet = alice.page.getByRole('dialog', { name: call.shortcuts });
		for (const key of ['M', 'V', 'F', 'P', 'H', 'W', '?', call.keys.space])
			await expect(sheet.getByText(key, { exact: true }), key).toBeVisible();
		await alice.page.keyboard.press('m');
		await micIs(alice, true);
		await alice.page.keyboard.press('Escape');
		await expect(sheet).toHaveCount(0);
	});

	await test.step('who is not muted is silent while they hold Space, also when the page is left meanwhile', async () => {
		await alice.page.keyboard.down('Space');
		await micIs(alice, false);
		await bob.hearsNothing();
		await alice.page.evaluate(() => window.dispatchEvent(new Event('blur')));
		await micIs(alice, true);
		await bob.hears(alice);
		await alice.page.keyboard.up('Space');
		await micIs(alice, true);
	});

	await test.step('who is muted is heard while they hold Space, and not a moment longer', async () => {
		// With the mouse: Space is no press of the button that was pressed last.
		await alice.presses('mic');
		await micIs(alice, false);
		await bob.hearsNothing();
		await alice.page.keyboard.down('Space');
		await micIs(alice, true);
		await bob.hears(alice);
		await alice.page.keyboard.up('Space');
		await micIs(alice, false);
		await bob.hearsNothing();
	});

	await test.step('a letter does what its button does, and says which letter it was', async () => {
		await alice.page.keyboard.press('m');
		await micIs(alice, true);
		await alice.page.keyboard.press('m');
		await micIs(alice, false);
		await expect(toast(alice, call.said.micOff)).toHaveText(`M${call.said.micOff}`);
		await alice.page.keyboard.press('v');
		await expect(alice.at('camera')).toHaveAttribute('aria-pressed', 'false');
		await expect(toast(alice, call.said.cameraOff)).toBeVisible();
		await alice.page.keyboard.press('w');
		await expect(toast(alice, call.picture.whole)).toBeVisible();
		await alice.page.keyboard.press('f');
		await expect(toast(alice, call.said.fullScreenOn)).toBeVisible();
		// A keyboard of another script has the letter at the same place.
		await alice.page.evaluate(() =>
			document.body.dispatchEvent(
				new KeyboardEvent('keydown', { key: 'ь', code: 'KeyM', bubbles: true })
			)
		);
		await micIs(alice, true);
	});
});
