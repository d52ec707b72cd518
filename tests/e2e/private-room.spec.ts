import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { talk } from './people/together';

const wholeLink = /\/#([a-z]{4}-[a-z]{4}-[a-z]{4})~([\w-]{22})$/;

test('one press makes a private room: one waits in it with the whole link, which brings the friend', async ({
	alice,
	bob
}) => {
	await alice.opens();
	await alice.presses('private-room');
	await alice.expectPhase('waiting');
	await expect(alice.page.getByText(words.waiting.howPrivate)).toBeVisible();
	await expect(alice.at('room-link')).toHaveValue(wholeLink);
	const link = await alice.at('room-link').inputValue();
	expect(alice.page.url()).toBe(link);

	await bob.goes(link);
	await expect(bob.at('room-name')).toHaveValue(wholeLink.exec(link)![1]!);
	await expect(bob.at('join')).toBeFocused();
	await expect(bob.page.getByText(words.name.byLinkOnly)).toBeVisible();
	await bob.presses('join');
	await talk(alice, bob);
});

test('who presses before the site is ready is told what is being made, and gets it', async ({
	alice
}) => {
	let answer = (): void => undefined;
	const ready = new Promise<void>((done) => (answer = done));
	await alice.page.route('**/config.json', async (route) => {
		await ready;
		await route.continue();
	});
	await alice.opens();
	await alice.presses('private-room');
	await expect(alice.page.getByRole('heading', { level: 1 })).toHaveText(words.joining.private);
	await alice.expectPhase('joining');
	answer();
	await alice.expectPhase('waiting');
	await expect(alice.at('room-link')).toHaveValue(wholeLink);
});

test('no two private rooms are the same, and the name alone leads to neither', async ({
	alice,
	bob,
	carol
}) => {
	const links: string[] = [];
	for (const who of [alice, bob]) {
		await who.opens();
		await who.presses('private-room');
		await expect(who.at('room-link')).toHaveValue(wholeLink);
		links.push(await who.at('room-link').inputValue());
	}
	expect(new Set(links.flatMap((link) => wholeLink.exec(link)!.slice(1))).size).toBe(4);
	await carol.enters(wholeLink.exec(links[0]!)![1]!);
	for (const who of [carol, alice, bob]) await who.expectPhase('waiting');
});

test('a private room is offered to who comes without a link, and to nobody else', async ({
	alice,
	bob,
	carol
}) => {
	await alice.opens();
	await expect(alice.at('private-room')).toBeVisible();
	await bob.opens('kitchen');
	await carol.opens();
	await carol.presses('private-room');
	const link = await carol.at('room-link').inputValue();
	await carol.goes('about:blank');
	await carol.goes(link);
	for (const who of [bob, carol]) {
		await expect(who.at('join')).toBeVisible();
		await expect(who.at('private-room')).toHaveCount(0);
	}
});

test('how easily a name is guessed is said while it is typed', async ({ alice }) => {
	await alice.opens();
	const field = alice.at('room-name');
	await expect(field).toHaveAccessibleDescription(words.name.open);
	for (const [name, strength] of [
		['kitchen', 'easy'],
		['blue kitchen chair', 'fair'],
		['blue kitchen chair under otters 7319', 'hard']
	] as const) {
		await field.fill(name);
		const said = `${words.name.strength[strength]} ${words.name.open}`;
		await expect(field).toHaveAccessibleDescription(said);
	}
	await field.fill('');
	await expect(field).toHaveAccessibleDescription(words.name.open);
});

test('the secret of a private room is kept by the tab alone: in no storage, log, request or referrer', async ({
	alice,
	bob
}) => {
	const told: string[] = [];
	for (const { page } of [alice, bob]) {
		page.on('console', (said) => told.push(said.text()));
		page.on('request', (request) => {
			told.push(request.url().replace(/#.*/s, ''), request.postData() ?? '');
			told.push(JSON.stringify(request.headers()));
		});
		page.on('websocket', (socket) => {
			told.push(socket.url());
			socket.on('framesent', ({ payload }) => told.push(String(payload)));
		});
	}
	await alice.opens();
	await alice.presses('private-room');
	await expect(alice.at('room-link')).toHaveValue(wholeLink);
	const [, name = '', secret = ''] = wholeLink.exec(await alice.at('room-link').inputValue())!;
	await bob.goes(alice.page.url());
	await bob.presses('join');
	await talk(alice, bob);
	await expect(bob.at('safety-code')).toBeVisible();
	expect(told.some((one) => one.includes('"OFFER"'))).toBe(true);
	expect(told.filter((one) => one.includes(secret) || one.includes(name))).toEqual([]);

	for (const { page } of [alice, bob]) {
		const kept = await page.evaluate(async () => ({
			lasting: JSON.stringify(localStorage) + document.cookie,
			databases: await indexedDB.databases(),
			caches: await caches.keys()
		}));
		expect(kept.lasting).not.toContain(secret);
		expect([kept.databases, kept.caches]).toEqual([[], []]);
		const referrer = page.waitForRequest(/somewhere/).then((request) => request.headers());
		await page.evaluate(() => fetch('somewhere'));
		expect((await referrer)['referer'] ?? '').toBe('');
	}
	for (const who of [alice, bob]) who.forgive(/404/, 'nothing is there');
});
