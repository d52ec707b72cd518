/** What axe-core finds on the screens before a call and after it: nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Person } from './people/person';
import { expect, test } from './people/test';
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
