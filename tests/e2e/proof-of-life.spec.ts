import { words } from '../../src/lib/i18n/en';
import { more } from '../../src/lib/i18n/more/en';
import { more as ukrainian } from '../../src/lib/i18n/more/uk';
import { breakSending, rememberConnections, sendNothing } from './people/connections';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

/** Longer than any step of the ladder, on a busy machine. */
const patient = { timeout: 25_000 };

test('when sound and picture stop, both are told, the last picture stays, and all returns by itself', async ({
	alice,
	bob
}) => {
	await rememberConnections(alice.page);
	await meet(alice, bob);
	await talk(alice, bob);
	await sendNothing(alice.page);
	await bob.expectPhase('reconnecting');
	await bob.hearsNews(more.life.in.both);
	await expect(bob.page.locator('canvas.shown')).toBeVisible();
	await bob.expectPhase('connected', patient);
	await talk(alice, bob);
	await expect(bob.at('notice')).toHaveCount(0);
});

test('who cannot be heard or seen knows it, and what is being tried', async ({ alice, bob }) => {
	await rememberConnections(alice.page);
	await meet(alice, bob);
	await talk(alice, bob);
	await breakSending(alice.page);
	await alice.hearsNews(more.life.out.both);
	await alice.hearsNews(more.life.doing.rebuild);
	await alice.sees(bob);
	// Another connection, over which it is no better.
	await expect.poll(() => alice.page.evaluate(() => window.connections.length), patient).toBe(3);
});

test('who has lost the network is told so in their own language, and when it is back', async ({
	arrive,
	alice
}) => {
	const bohdan = await arrive('bohdan', { locale: 'uk-UA' });
	for (const who of [alice, bohdan]) who.forgive(/ERR_INTERNET_DISCONNECTED/, 'the network is off');
	await meet(alice, bohdan);
	await talk(alice, bohdan);
	// Only the words that are here can be said.
	await expect(bohdan.at('safety-code')).toBeVisible();
	await bohdan.page.waitForLoadState('networkidle');
	await bohdan.page.context().setOffline(true);
	await bohdan.hearsNews(ukrainian.life.offline);
	await bohdan.page.context().setOffline(false);
	await expect(bohdan.at('notice')).toHaveCount(0);
	await talk(alice, bohdan);
});

test('when a friend’s machine sleeps, one hears that the connection is lost and how they are looked for; it wakes into the talk', async ({
	alice,
	arrive
}) => {
	const bob = await arrive('bob', { own: {} });
	await meet(alice, bob);
	await talk(alice, bob);
	bob.sleeps();
	await alice.expectPhase('reconnecting');
	await alice.hearsNews(words.reconnecting.lost.said);
	await alice.hearsNews(more.life.search.waiting);
	bob.wakes();
	await talk(alice, bob);
});
