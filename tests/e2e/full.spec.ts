import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { meet, middle, queue, talk } from './people/together';

/** What people notice as a halt: five pictures of the fake camera. */
const haltMs = 250;

test(
	'a third person is told that the room is full, and the pair never notices',
	{ tag: '@timed' },
	async ({ alice, bob, carol }) => {
		await meet(alice, bob);
		await talk(alice, bob);
		await carol.opens();
		const halts: number[] = [];
		for (let visit = 0; visit < 3; visit += 1) {
			for (const who of [alice, bob]) await who.forgetsHalts();
			await carol.enters('kitchen');
			await carol.hearsNews(words.full.said('kitchen'));
			await carol.expectPhase('full');
			await Promise.all([alice.sees(bob), bob.sees(alice)]);
			halts.push(await alice.longestHaltMs(), await bob.longestHaltMs());
			await carol.presses('another-room');
		}
		// What carol causes comes each time; what a busy machine causes does not.
		expect(middle(halts)).toBeLessThan(haltMs);
		for (const who of [alice, bob]) await who.expectPhase('connected');

		await test.step('who found the room full may try another at once', async () => {
			await expect(carol.at('room-name')).toHaveValue('');
			await expect(carol.at('room-name')).toBeFocused();
			await carol.enters('cellar');
			await carol.expectPhase('waiting');
		});
	}
);

test('who waits for a seat gets in when one frees, straight into the call, with no other screen between', async ({
	alice,
	bob,
	carol
}) => {
	await meet(alice, bob);
	await queue(carol);
	const seen = await carol.page.evaluateHandle(() => {
		const screens: string[] = [];
		new MutationObserver(() => {
			const main = document.querySelector('main')!;
			const lobby = main.querySelector('footer') ? ' in the lobby' : '';
			const screen = `${main.dataset['phase']}${lobby}`;
			if (screens.at(-1) !== screen) screens.push(screen);
		}).observe(document.body, { subtree: true, childList: true, attributes: true });
		return screens;
	});
	await alice.presses('leave');
	await talk(bob, carol);
	const screens = await seen.jsonValue();
	expect(screens.filter((screen) => screen.startsWith('connected'))).toEqual(['connected']);

	await test.step('and so does the next who waits, when the other one leaves', async () => {
		await alice.presses('another-room');
		await queue(alice);
		await bob.presses('leave');
		await talk(alice, carol);
	});
});
