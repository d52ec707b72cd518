import type { Locator } from '@playwright/test';
import { more as english } from '../../src/lib/i18n/more/en';
import { more as ukrainian } from '../../src/lib/i18n/more/uk';
import type { SafetySign } from '../../src/lib/protocol/safety-signs';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';

const signsOf = async (who: Person): Promise<SafetySign[]> => {
	const code = who.at('safety-code');
	await expect(code, `${who.name} sees a code`).toHaveText(/^\p{Emoji_Presentation}{5}$/u);
	return [...(await code.innerText())] as SafetySign[];
};

/** The button that the code stands on. */
const chip = (who: Person): Locator =>
	who.page.getByRole('button').filter({ has: who.at('safety-code') });

const sheet = (who: Person): Locator => who.page.getByRole('dialog');

for (const [locale, words] of [
	['en-GB', english],
	['uk-UA', ukrainian]
] as const) {
	test(`in an open room both see the same five signs, how and why to compare them, and can have them read aloud (${locale})`, async ({
		arrive,
		bob
	}) => {
		const alice = await arrive('alice', { locale });
		await meet(alice, bob);
		const signs = await signsOf(alice);
		expect(signs).toEqual(await signsOf(bob));
		const names = signs.map((sign) => words.signs[sign]);
		const label = words.code.label(names.join(', '));
		await expect(alice.at('safety-code')).toHaveAccessibleName(label);
		await expect(chip(alice)).toHaveAccessibleName(`${label} ${words.code.compare}`);

		await test.step('opened and closed with the keyboard alone', async () => {
			await chip(alice).focus();
			await alice.page.keyboard.press('Enter');
			for (const told of [words.code.title, words.code.how, words.code.why])
				await expect(sheet(alice)).toContainText(told);
			for (const name of names) await expect(sheet(alice).getByText(name).first()).toBeVisible();
			await expect(alice.at('warning')).toHaveCount(0);
			await alice.page.keyboard.press('Tab');
			await expect(sheet(alice).getByRole('button')).toBeFocused();
			await alice.page.keyboard.press('Escape');
			await expect(sheet(alice)).toBeHidden();
			await expect(chip(alice)).toBeFocused();
		});
	});
}

test('another call has another code', async ({ alice, bob }) => {
	await meet(alice, bob);
	const first = await signsOf(alice);
	await bob.presses('leave');
	await alice.expectPhase('waiting');
	await expect(alice.at('safety-code')).toHaveCount(0);
	await bob.presses('come-back');
	for (const who of [alice, bob]) await who.expectPhase('connected');
	const second = await signsOf(alice);
	expect(second).not.toEqual(first);
	expect(second).toEqual(await signsOf(bob));
});

test('a private room is verified by itself', async ({ alice, bob }) => {
	await alice.opens();
	await alice.presses('private-room');
	await bob.goes(await alice.at('room-link').inputValue());
	await bob.presses('join');
	for (const who of [alice, bob]) {
		await expect(chip(who)).toContainText(english.code.verified);
		await expect(chip(who)).not.toContainText(english.code.compare);
	}
	expect(await signsOf(alice)).toEqual(await signsOf(bob));
	await bob.presses('safety-code');
	await expect(sheet(bob)).toContainText(english.code.proved);
});

test('on a narrow screen the code has a row of its own, and nothing covers it', async ({
	alice,
	bob
}) => {
	await meet(alice, bob, 'the kitchen of my very own grandmother');
	await signsOf(alice);
	const below = async (width: number): Promise<boolean> => {
		await alice.page.setViewportSize({ width, height: 740 });
		const [code, details] = await Promise.all(
			[chip(alice), alice.at('details')].map((one) => one.boundingBox())
		);
		return code!.y >= details!.y + details!.height;
	};
	for (const [width, expected] of [
		[320, true],
		[599, true],
		[601, false],
		[1440, false]
	] as const) {
		await expect.poll(() => below(width), `${width} wide`).toBe(expected);
		await alice.presses('safety-code');
		await expect(sheet(alice)).toBeVisible();
		await alice.page.keyboard.press('Escape');
	}
});
