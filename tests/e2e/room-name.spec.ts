import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';

const { problem } = words.name;

/** What Unicode calls white space, and what looks like it, as far as a text field keeps it. */
const blanks = [
	...'\u0009\u0020\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000',
	...'\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A',
	...'\u180E\u200B\u200C\u200D\u2060\u2800\u3164\uFEFF'
];

const code = (blank: string): string =>
	`U+${blank.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

test('a name of nothing but white space, of any kind, is asked for again', async ({ alice }) => {
	await alice.opens();
	for (const blank of blanks) {
		await alice.at('room-name').fill(` ${blank}${blank}`);
		await expect(alice.at('notice')).toHaveCount(0);
		await alice.presses('join');
		await expect(alice.at('notice'), code(blank)).toHaveText(problem.blank);
		await expect(alice.at('room-name'), code(blank)).toBeFocused();
		await alice.expectPhase('name');
	}
});

test('an empty name is asked for again, with the reason, and the focus stays', async ({
	alice
}) => {
	await alice.opens();
	await alice.presses('join');
	await expect(alice.page.getByRole('alert')).toHaveText(problem.empty);
	await alice.hearsNews(problem.empty);
	await expect(alice.at('room-name')).toBeFocused();
	await expect(alice.at('room-name')).toHaveAccessibleDescription(problem.empty);
	await alice.expectPhase('name');
});

test('the same reason given twice is read aloud twice', async ({ alice }) => {
	await alice.opens();
	await alice.presses('join');
	const first = await alice.page.getByRole('alert').elementHandle();
	await alice.presses('join');
	await alice.hearsNews(problem.empty);
	expect(await first?.evaluate((alert) => alert.isConnected)).toBe(false);
});

test('cancelling by × asks again and says why', async ({ alice }) => {
	await alice.opens('kitchen');
	await alice.presses('cancel-name');
	await expect(alice.page.getByRole('alert')).toHaveText(problem.cancelled);
	await expect(alice.at('room-name')).toBeFocused();
	await expect(alice.at('room-name')).toHaveValue('');
	await alice.expectPhase('name');
});

test('cancelling by Escape asks again and says why', async ({ alice }) => {
	await alice.opens();
	await alice.at('room-name').fill('kitchen');
	await alice.page.keyboard.press('Escape');
	await expect(alice.page.getByRole('alert')).toHaveText(problem.cancelled);
	await expect(alice.at('room-name')).toBeFocused();
	await expect(alice.at('room-name')).toHaveValue('');
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
});

test('a name longer than a name can be is refused', async ({ alice }) => {
	await alice.enters('k'.repeat(129));
	await alice.hearsNews(problem['too-long']);
	await alice.enters('k'.repeat(128));
	await alice.expectPhase('waiting');
});

for (const [what, ours, theirs] of [
	['outer spaces and capitals', ' Kitchen ', 'kitchen'],
	['composed and decomposed accents', 'Caf\u00E9 M\u00FCller', 'Cafe\u0301 Mu\u0308ller'],
	['Cyrillic capitals', 'ЁЛКА', 'ёлка']
] as const) {
	test(`one room whatever its spelling: ${what}`, async ({ alice, bob }) => {
		await alice.enters(ours);
		await bob.enters(theirs);
		for (const who of [alice, bob]) await who.expectPhase('connected');
	});
}

test('one letter makes another room: who types арка does not meet who types арфа', async ({
	alice,
	bob
}) => {
	// In one room only one of the two could be waiting.
	await alice.enters('арка');
	await alice.expectPhase('waiting');
	await bob.enters('арфа');
	await bob.expectPhase('waiting');
	await alice.expectPhase('waiting');
});
