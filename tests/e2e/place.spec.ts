/** The place of who was lost is kept for them (R14), and a tab's own place through a reload (R7, R11). */
import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { meet, queue, talk } from './people/together';

declare global {
	interface Window {
		/** How many buttons for the microphone the page has had at once. */
		mics: number;
	}
}

test('a third who waits does not slip in when one of the pair reloads, nor when both do at once', async ({
	alice,
	bob,
	carol
}) => {
	await meet(alice, bob);
	await queue(carol);
	for (const reloading of [[bob], [alice], [alice, bob]]) {
		await Promise.all(reloading.map((who) => who.page.reload()));
		await talk(alice, bob);
		await carol.expectPhase('full');
	}
});

test('who stayed sees that somebody waits, and may let them in', async ({ alice, bob, carol }) => {
	await meet(alice, bob);
	await queue(carol);
	await bob.closesTab();
	await alice.hearsNews(words.reconnecting.waits);
	await carol.expectPhase('full');
	await alice.presses('let-in');
	await talk(alice, carol);
});

test('who reloads is not asked for the name, nor shown another screen than their call', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	await bob.page.addInitScript(() => {
		const phases: string[] = [];
		Object.assign(window, { phases, mics: 0 });
		new MutationObserver(() => {
			const phase = document.querySelector('main')?.dataset['phase'];
			if (phase && phases.at(-1) !== phase) phases.push(phase);
			window.mics = Math.max(window.mics, document.querySelectorAll('[data-testid="mic"]').length);
		}).observe(document, { subtree: true, childList: true, attributes: true });
	});
	await bob.page.reload();
	await talk(alice, bob);
	const phases = await bob.page.evaluate(() => (window as unknown as { phases: string[] }).phases);
	expect(phases).not.toContain('name');
	expect(phases).not.toContain('waiting');
	expect(phases.at(-1)).toBe('connected');
	expect(await bob.page.evaluate(() => window.mics), 'buttons for one microphone').toBe(1);
});

test('a duplicated tab is told that the call is open in the other one, and can move it here', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	const copy = await bob.duplicates();
	await expect(copy.at('notice')).toContainText(words.elsewhere.said);
	await talk(alice, bob);
	await copy.presses('move-here');
	await bob.expectPhase('left');
	await bob.hearsNews(words.elsewhere.moved);
	await talk(alice, copy);
	expect(await bob.liveCameras(), 'cameras on in the tab that was left').toBe(0);
});
