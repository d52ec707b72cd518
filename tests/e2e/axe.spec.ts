/** What axe-core finds on each screen: nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Person, TestId } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';
import { deskLively } from './people/windows';

test.use(deskLively);

/** In the light and in the dark. */
async function expectNothingFound(who: Person, screen: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await who.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { violations } = await new AxeBuilder({ page: who.page }).analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
		expect(found, `${screen}, ${colorScheme}`).toEqual([]);
	}
}

test('nothing is in anybody’s way before the call and after it', async ({ alice, arrive }) => {
	await alice.opens();
	await alice.expectPhase('name');
	await expectNothingFound(alice, 'name');
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	await expectNothingFound(alice, 'waiting');
	await alice.presses('leave');
	await alice.expectPhase('left');
	await expectNothingFound(alice, 'left');
	const refused = await arrive('rita', { permissions: [] });
	await refused.opens();
	await refused.at('retry').waitFor();
	await expectNothingFound(refused, 'permission');
});

test('nothing is in anybody’s way in the call, nor at a full room', async ({
	alice,
	bob,
	carol
}) => {
	await meet(alice, bob);
	await alice.at('more').waitFor();
	await alice.sees(bob);
	await expectNothingFound(alice, 'connected');
	for (const [opens, shows] of [
		['more', 'call-menu'],
		['details', 'details-panel'],
		['safety-code', 'safety-code']
	] as const satisfies readonly (readonly [TestId, TestId])[]) {
		await alice.presses(opens);
		await alice.at(shows).waitFor();
		await expectNothingFound(alice, shows);
		await alice.page.keyboard.press('Escape');
	}
	await alice.page.keyboard.press('?');
	await alice.at('shortcuts-sheet').waitFor();
	await expectNothingFound(alice, 'shortcuts');
	await carol.enters('kitchen');
	await carol.expectPhase('full');
	await expectNothingFound(carol, 'full');
});
