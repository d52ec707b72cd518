import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

for (const [who, one] of [
	['the host', 0],
	['the guest', 1]
] as const) {
	test(`when ${who} reloads, both are back in the talk without a word; when they leave, the other is told, and it goes on when they return`, async ({
		alice,
		bob
	}) => {
		await meet(alice, bob);
		const [goes, stays] = one === 0 ? [alice, bob] : [bob, alice];
		await goes.page.reload();
		await talk(goes, stays);

		await goes.presses('leave');
		await goes.expectPhase('left');
		await goes.hearsNews(words.left.said('kitchen'));
		await stays.expectPhase('waiting');
		await stays.hearsNews(words.waiting.left);
		expect(await goes.liveCameras(), 'cameras on').toBe(0);
		await goes.presses('come-back');
		await talk(alice, bob);
	});
}

test('who closes the tab is waited for, and comes back by the link', async ({
	alice,
	bob,
	carol
}) => {
	await meet(alice, bob);
	await bob.closesTab();
	await alice.expectPhase('reconnecting');
	await alice.hearsNews(words.reconnecting.away.said);
	// Bob, in another tab.
	await carol.opens('kitchen');
	await carol.presses('join');
	await talk(alice, carol);
});

test(
	'when a browser is killed, the other hears of it within three seconds, and who comes back gets in',
	{ tag: '@timed' },
	async ({ alice, arrive }) => {
		const bob = await arrive('bob', { own: {} });
		await meet(alice, bob);
		await bob.crashes();
		await alice.expectPhase('reconnecting', { timeout: 3_000 });
		await alice.hearsNews(words.reconnecting.lost.said);
		const again = await arrive('bob again');
		await again.opens('kitchen');
		await again.presses('join');
		await talk(alice, again);
	}
);

test('when a friend whose camera is off is lost, no black picture takes their place', async ({
	alice,
	arrive
}) => {
	const bob = await arrive('bob', { own: {} });
	await meet(alice, bob);
	await bob.presses('camera');
	await expect(alice.page.getByText(words.talk.cameraOff)).toBeVisible();
	await bob.crashes();
	await alice.hearsNews(words.reconnecting.lost.said);
	await alice.seesNothing();
});
