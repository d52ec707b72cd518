/** The broker dies in the middle of a call, and comes back without a memory (R10). */
import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { meet, middle, talk } from './people/together';

/** What people notice as a halt: five pictures of the fake camera. */
const haltMs = 250;

/** Until both seats are held again by those whose they are. */
const reclaimedMs = 5_000;

for (const kind of ['ours', 'stock'] as const) {
	test(
		`${kind}: a broker that dies and returns takes nothing from a call, and a third hears "full" again`,
		{ tag: '@timed' },
		async ({ broker, arrive }) => {
			const { broker: its, site } = await broker(kind);
			const [alice, bob] = [await arrive('alice', { site }), await arrive('bob', { site })];
			const carol = await arrive('carol', { site });
			for (const who of [alice, bob, carol])
				who.forgive(/WebSocket|ERR_CONNECTION/, 'the broker is dead');
			await meet(alice, bob);
			await talk(alice, bob);
			const halts: number[] = [];
			for (let death = 0; death < 3; death += 1) {
				for (const who of [alice, bob]) await who.forgetsHalts();
				await its.kill();
				for (const who of [alice, bob]) await who.hearsNews(words.trouble.inCall);
				await talk(alice, bob);
				await its.start();
				const returnedAt = Date.now();
				for (const who of [alice, bob]) await expect(who.at('notice')).toHaveCount(0);
				expect(Date.now() - returnedAt, 'until both seats are held again').toBeLessThan(
					reclaimedMs
				);
				halts.push(await alice.longestHaltMs(), await bob.longestHaltMs());
			}
			// What the broker's death causes comes each time; what a busy machine causes does not.
			expect(middle(halts), 'the longest halt').toBeLessThan(haltMs);
			await carol.enters('kitchen');
			await carol.expectPhase('full');
			await talk(alice, bob);
		}
	);
}

test('a stranger who took a seat of the call in the gap gives it back, and hears "full"', async ({
	broker,
	arrive
}) => {
	const { broker: its, site } = await broker('ours');
	const [alice, bob] = [await arrive('alice', { site }), await arrive('bob', { site })];
	const carol = await arrive('carol', { site });
	for (const who of [alice, bob, carol])
		who.forgive(/WebSocket|ERR_CONNECTION/, 'the broker is dead');
	await meet(alice, bob);
	await carol.opens('kitchen');
	await its.kill();
	await carol.presses('join');
	await its.start();
	await carol.expectPhase('full', { timeout: 20_000 });
	await talk(alice, bob);
	for (const who of [alice, bob]) await expect(who.at('notice')).toHaveCount(0);
});
