/** Somebody is gone without a word: who stayed knows it soon, and nobody is kept out by what is left of them. */
import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

/** How long who stayed may believe in a friend who is gone: three pings, and what a busy machine adds. */
const noticedMs = 4_000;

/** From the crash to the call with somebody else, the new page and its pictures included. */
const inMs = 6_000;

for (const kind of ['ours', 'stock'] as const) {
	for (const [who, one] of [
		['host', 0],
		['guest', 1]
	] as const) {
		test(`${kind}: when the ${who}'s browser is killed, who stayed hears it soon, and a stranger is in within six seconds`, async ({
			broker,
			arrive
		}) => {
			const { site } = await broker(kind);
			const pair = [
				await arrive('alice', { own: {}, site }),
				await arrive('bob', { own: {}, site })
			] as const;
			const [goes, stays] = one === 0 ? [pair[0], pair[1]] : [pair[1], pair[0]];
			const carol = await arrive('carol', { site });
			await meet(...pair);
			await carol.opens('kitchen');
			const said = await carol.collectsNews();
			const crashedAt = Date.now();
			await goes.crashes();
			await carol.presses('join');
			await stays.expectPhase('reconnecting', { timeout: noticedMs });
			await stays.hearsNews(words.reconnecting.lost.said);
			await Promise.all([carol, stays].map((person) => person.expectPhase('connected')));
			expect(Date.now() - crashedAt, 'from the crash to the call').toBeLessThan(inMs);
			await talk(stays, carol);
			expect(await said(), 'nobody is told a false "full"').not.toContain(words.full.title);
		});
	}
}

test('a stock broker that holds a dead id gives it back to its own tab at once', async ({
	broker,
	arrive
}) => {
	const { site } = await broker('stock');
	const [alice, bob] = [await arrive('alice', { site }), await arrive('bob', { site })];
	await meet(alice, bob);
	// Her page stands still: nobody is told anything, and its socket stays half open.
	const revived = await alice.losesPage();
	await bob.hearsNews(words.reconnecting.lost.said);
	await revived();
	await talk(alice, bob);
});
