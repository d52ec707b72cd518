/** Text chat and reactions, between two real pages. */
import { more } from '../../src/lib/i18n/more/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';

const { chat } = more;

const log = (who: Person) => who.at('chat-log');

async function says(who: Person, text: string): Promise<void> {
	await who.at('chat-input').fill(text);
	await who.page.keyboard.press('Enter');
}

test('two people write to each other', async ({ alice, bob }) => {
	await meet(alice, bob);
	await bob.at('chat').waitFor();

	await test.step('by keyboard alone; the focus comes back', async () => {
		await alice.at('chat').waitFor();
		await alice.page.keyboard.press('c');
		await expect(alice.at('chat-input')).toBeFocused();
		await alice.page.keyboard.press('Escape');
		await expect(alice.at('chat-panel')).toHaveCount(0);
		await expect(alice.at('chat')).toBeFocused();
		await alice.page.keyboard.press('Enter');
		await alice.page.keyboard.type('Look: https://visavi.example/a?b=1. Or javascript:alert(1)');
		await alice.page.keyboard.press('Shift+Enter');
		await alice.page.keyboard.type('<img src=x onerror=alert(1)>');
		await alice.page.keyboard.press('Enter');
		await expect(alice.at('chat-input')).toHaveValue('');
	});

	await test.step('who has not opened the chat sees that there is something, and then what', async () => {
		await expect(log(alice)).toContainText(chat.fate.delivered);
		await expect(bob.at('chat')).toHaveAccessibleName(chat.unread(1));
		await expect(bob.page.getByRole('status').filter({ hasText: 'Look:' })).toBeVisible();
		await bob.presses('chat');
		await expect(bob.at('chat')).toHaveAccessibleName(chat.title);
		await expect(log(alice)).toContainText(chat.fate.read);
	});

	await test.step('only web addresses are links, and what looks like a page is text', async () => {
		const links = log(bob).getByRole('link');
		await expect(links).toHaveCount(1);
		await expect(links).toHaveAttribute('href', 'https://visavi.example/a?b=1');
		await expect(links).toHaveAttribute('rel', 'noopener noreferrer');
		const whole = await log(bob).locator('bdi').first().textContent();
		expect(whole).toBe(
			'Look: https://visavi.example/a?b=1. Or javascript:alert(1)\n<img src=x onerror=alert(1)>'
		);
		await expect(log(bob).locator('img')).toHaveCount(0);
	});

	await test.step('what is too long stays in the field', async () => {
		const long = 'x'.repeat(16_385);
		await says(bob, long);
		await expect(bob.at('chat-fault')).toHaveText(chat.tooLong(1));
		await expect(bob.at('chat-input')).toHaveValue(long);
		await says(bob, long.slice(1));
		await expect(log(alice)).toContainText(long.slice(1));
	});

	await test.step('what is written while the friend is away waits for them, once', async () => {
		await bob.goes('about:blank');
		await alice.expectPhase('reconnecting');
		await alice.at('close-chat').click();
		await alice.page.keyboard.press('c');
		await expect(alice.at('chat-input')).toBeFocused();
		await alice.page.keyboard.press('Escape');
		await alice.presses('chat');
		await says(alice, 'the first');
		await says(alice, 'the second');
		await expect(log(alice)).toContainText(chat.fate.waiting);
		await bob.opens('kitchen');
		await bob.presses('join');
		await bob.expectPhase('connected');
		await expect(bob.at('chat')).toHaveAccessibleName(chat.unread(2));
		await bob.presses('chat');
		await expect(log(bob)).toContainText(/^.*Look:.*the first.*the second/s);
		await expect(log(bob).getByText('the first')).toHaveCount(1);
		await expect(log(alice)).not.toContainText(chat.fate.waiting);
	});

	await test.step('a reload keeps it all, also what is being written', async () => {
		await alice.at('chat-input').fill('half a sent');
		await alice.page.reload();
		await alice.expectPhase('connected');
		await alice.presses('chat');
		await expect(log(alice)).toContainText(/Look:.*the first.*the second/s);
		await expect(alice.at('chat-input')).toHaveValue('half a sent');
	});

	await test.step('a reaction floats on both sides, and is read aloud', async () => {
		await bob.presses('more');
		await bob.at('react-heart').click();
		for (const who of [alice, bob])
			await expect(who.page.locator('[data-reaction="heart"]')).toBeVisible();
		const said = chat.reacts(chat.reactions.heart);
		await expect(alice.page.getByRole('status').filter({ hasText: said })).toHaveCount(1);
	});
});
