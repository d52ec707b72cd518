import type { Person } from './people/person';
import type { TestId } from './people/test-id';
import { expect, test } from './people/test';

/** More than any screen has. */
const mostStops = 12;

/** Presses Tab until the focus is there. */
async function tabsTo(who: Person, id: TestId): Promise<void> {
	for (let stops = 0; stops < mostStops; stops += 1) {
		await who.page.keyboard.press('Tab');
		const here = await who.page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
		if (here === id) return;
	}
	throw new Error(`${who.name} cannot reach ${id} by Tab.`);
}

test('from the link to the goodbye and back by keyboard alone', async ({ alice, bob }) => {
	await alice.enters('kitchen');
	await bob.opens('kitchen');
	await expect(bob.at('join')).toBeFocused();
	await bob.page.keyboard.press('Enter');
	await bob.expectPhase('connected');
	// For a quarter of a second the friend's picture lies over the lobby alone.
	await expect(bob.at('leave')).toBeVisible();
	await tabsTo(bob, 'mic');
	await bob.page.keyboard.press('Space');
	await expect(bob.at('mic')).toHaveAttribute('aria-pressed', 'false');
	await tabsTo(bob, 'leave');
	await bob.page.keyboard.press('Enter');
	await bob.expectPhase('left');
	await tabsTo(bob, 'come-back');
	await bob.page.keyboard.press('Enter');
	await bob.expectPhase('connected');
});

test('a name is typed and entered without a look for the field', async ({ alice }) => {
	await alice.opens();
	await expect(alice.at('room-name')).toBeFocused();
	await alice.page.keyboard.type('kitchen');
	await alice.page.keyboard.press('Enter');
	await alice.expectPhase('waiting');
	await tabsTo(alice, 'copy-link');
	await tabsTo(alice, 'another-room');
	await alice.page.keyboard.press('Enter');
	await expect(alice.at('room-name')).toBeFocused();
});

test('what has the focus is seen to have it', async ({ alice }) => {
	await alice.opens('kitchen');
	await alice.expectPhase('name');
	for (const id of ['room-name', 'join', 'mic', 'camera'] as const) {
		await alice.at(id).focus();
		await alice.page.keyboard.press('Shift+Tab');
		await alice.page.keyboard.press('Tab');
		const outline = (): Promise<string> =>
			alice.at(id).evaluate((element) => getComputedStyle(element).outlineStyle);
		await expect.poll(outline, id).not.toBe('none');
	}
});
