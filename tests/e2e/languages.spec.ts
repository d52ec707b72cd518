import { words as english } from '../../src/lib/i18n/en';
import { failures } from '../../src/lib/i18n/failure/uk';
import { words as ukrainian } from '../../src/lib/i18n/uk';
import type { Person } from './people/person';
import { expect, test } from './people/test';

/** Every program that the page fetches, as text. */
function programsOf({ page }: Person): Promise<string>[] {
	const programs: Promise<string>[] = [];
	page.on('response', (response) => {
		if (new URL(response.url()).pathname.endsWith('.js')) programs.push(response.text());
	});
	return programs;
}

for (const [locale, ours, theirs] of [
	['en-GB', english, ukrainian],
	['uk-UA', ukrainian, english]
] as const) {
	test(`a browser that wants ${locale} gets that page, and no other language's texts`, async ({
		arrive
	}) => {
		const alice = await arrive('alice', { locale });
		const fetched = programsOf(alice);
		await alice.opens();
		await expect(alice.page.getByRole('heading', { name: ours.name.title })).toBeVisible();
		await expect(alice.page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
		const programs = (await Promise.all(fetched)).join();
		expect(programs).toContain(ours.footer.promise);
		expect(programs).not.toContain(theirs.footer.promise);
	});
}

test('a language that nobody has written yet falls back to English', async ({ arrive }) => {
	const alice = await arrive('alice', { locale: 'tlh' });
	await alice.opens();
	await expect(alice.page.getByRole('heading', { name: english.name.title })).toBeVisible();
});

test('a language chosen on the page is spoken at once and on the next visit', async ({ alice }) => {
	await alice.opens();
	await alice.page.getByRole('button', { name: 'Українська' }).click();
	await expect(alice.page.getByRole('heading', { name: ukrainian.name.title })).toBeVisible();
	await expect(alice.page.locator('html')).toHaveAttribute('lang', 'uk');
	await alice.page.reload();
	await expect(alice.page.getByRole('heading', { name: ukrainian.name.title })).toBeVisible();
});

test('a refusal is explained in Ukrainian too', async ({ arrive }) => {
	const alice = await arrive('alice', { locale: 'uk-UA', permissions: [] });
	await alice.opens();
	await alice.hearsNews(failures.denied.said);
	await alice.hearsNews(ukrainian.permission.whyBoth);
});
