import { more } from '../../src/lib/i18n/more/en';
import { openEvilBroker, type Relayed } from '../contract/evil-broker';
import type { Person } from './people/person';
import { startVisavi } from './people/server';
import { expect, test } from './people/test';

/** Another letter at the head of what was sealed. */
function changed(message: Relayed): Relayed {
	const box = String(message.payload['box']);
	const other = (box.startsWith('A') ? 'B' : 'A') + box.slice(1);
	return { ...message, payload: { ...message.payload, box: other } };
}

test('who is meddled with is told so, what it means and what to do, and can do it at once', async ({
	alice,
	bob,
	serve
}) => {
	const broker = await openEvilBroker((message) => [
		message.type === 'ANSWER' ? changed(message) : message
	]);
	try {
		const at = { host: broker.url.hostname, port: Number(broker.url.port) };
		const site = await serve({ config: JSON.stringify({ broker: at }) });
		await alice.goes(new URL('#kitchen', site));
		await alice.presses('join');
		await alice.expectPhase('waiting');
		await bob.goes(new URL('#kitchen', site));
		await bob.presses('join');

		const warning = bob.page.getByRole('alert').and(bob.at('warning'));
		for (const words of [more.meddled.title, more.meddled.said, more.meddled.means]) {
			await expect(warning).toContainText(words);
		}
		await expect(warning).toContainText(more.meddled.open);
		await expect(bob.at('safety-code')).toHaveCount(0);
		await bob.seesNothing();
		await alice.seesNothing();

		// The warning leaves no room for the details in a smaller window.
		await bob.page.setViewportSize({ width: 360, height: 740 });
		await bob.presses('details');
		const dropped = new RegExp(`[1-9]\\d*: ${more.details.reasons.unsealed}`);
		await expect(bob.at('details-panel')).toContainText(dropped);
		await bob.presses('close-details');

		await bob.presses('warning-private');
		await bob.expectPhase('waiting');
		await expect(bob.at('room-link')).toHaveValue(/~[\w-]{22}$/);
		await expect(bob.at('warning')).toHaveCount(0);
	} finally {
		await Promise.all([alice, bob].map((who) => who.page.close()));
		await broker.close();
	}
});

/**
 * A broker that keeps the two apart and lets each meet somebody in the middle instead: two brokers, and whoever
 * bridges them has a page at each.
 */
test.describe('a broker that bridges two calls', () => {
	const signsOf = async (who: Person): Promise<string> => {
		await expect(who.at('safety-code')).toHaveText(/^\p{Emoji_Presentation}{5}$/u);
		return who.at('safety-code').innerText();
	};

	test('with the name of an open room, is in both calls, and the codes of the two differ', async ({
		arrive,
		alice,
		bob,
		visavi
	}) => {
		const elsewhere = await startVisavi();
		const [near, far] = [await arrive('mallory near'), await arrive('mallory far')];
		try {
			for (const [who, at] of [
				[alice, visavi],
				[near, visavi],
				[far, elsewhere],
				[bob, elsewhere]
			] as const) {
				await who.goes(new URL('#kitchen', at.url));
				await who.presses('join');
			}
			for (const who of [alice, near, far, bob]) await who.expectPhase('connected');
			const [forAlice, forBob] = [await signsOf(alice), await signsOf(bob)];
			expect([await signsOf(near), await signsOf(far)]).toEqual([forAlice, forBob]);
			expect(forAlice).not.toBe(forBob);
		} finally {
			await Promise.all([far, bob].map((who) => who.page.close()));
			await elsewhere.close();
		}
	});

	test('with the name of a private room and not its link, meets nobody', async ({
		arrive,
		alice,
		bob
	}) => {
		const mallory = await arrive('mallory');
		await alice.opens();
		await alice.presses('private-room');
		await alice.expectPhase('waiting');
		const link = await alice.at('room-link').inputValue();
		const [bare, secret = ''] = link.split('~');
		const forged = `${bare}~${secret.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`;
		for (const wrong of [bare!, forged]) {
			await mallory.goes(wrong);
			await mallory.presses('join');
			await mallory.expectPhase('waiting');
		}
		await bob.goes(link);
		await bob.presses('join');
		for (const who of [alice, bob]) await who.expectPhase('connected');
		expect(await signsOf(alice)).toBe(await signsOf(bob));
		await mallory.expectPhase('waiting');
		await mallory.seesNothing();
	});
});
