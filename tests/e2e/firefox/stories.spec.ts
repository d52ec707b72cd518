/** What a person gets, when one of the two, or the third, has Firefox. */
import { existsSync } from 'node:fs';
import { check } from '../../../src/lib/i18n/check/en';
import { words } from '../../../src/lib/i18n/en';
import { failures } from '../../../src/lib/i18n/failure/en';
import { more } from '../../../src/lib/i18n/more/en';
import type { Person } from '../people/person';
import { withoutDisplay } from '../people/display';
import { withoutFirefox } from '../people/firefox';
import { share } from '../people/glances';
import { coturn, startRelay } from '../people/relay';
import { expect, test } from '../people/test';
import { meet, talk } from '../people/together';

test.skip(withoutFirefox !== false, String(withoutFirefox));

const { problem } = words.name;

const codeOf = async (who: Person): Promise<string> => {
	await expect(who.at('safety-code')).toHaveText(/^\p{Emoji_Presentation}{5}$/u);
	return who.at('safety-code').innerText();
};

test('a name is asked for again when it is empty, blank or cancelled, and the focus stays', async ({
	arrive
}) => {
	const fox = await arrive('fox', { firefox: {} });
	await fox.opens();
	await fox.seesThemselves();
	await fox.presses('join');
	await fox.hearsNews(problem.empty);
	await fox.at('room-name').fill(' \u2003\u200B');
	await fox.presses('join');
	await fox.hearsNews(problem.blank);
	await fox.at('room-name').fill('kitchen');
	await fox.page.keyboard.press('Escape');
	await fox.hearsNews(problem.cancelled);
	await expect(fox.at('room-name')).toHaveValue('');
	await expect(fox.at('room-name')).toBeFocused();
});

test('who has no camera and no microphone is told so', async ({ arrive }) => {
	const fox = await arrive('fox', { firefox: { devices: 'none' } });
	await fox.opens('kitchen');
	await fox.hearsNews(failures.missing.both.said);
});

test('a link opened in Chromium leads to who waits in Firefox', async ({ alice, arrive }) => {
	const fox = await arrive('fox', { firefox: {} });
	await fox.enters('Grandma’s 100% kitchen #2~');
	await fox.expectPhase('waiting');
	await alice.goes(await fox.at('room-link').inputValue());
	await alice.presses('join');
	await talk(fox, alice);
});

test('a private room is verified by itself, with the same signs on both sides', async ({
	alice,
	arrive
}) => {
	const fox = await arrive('fox', { firefox: {} });
	await fox.opens();
	await fox.presses('private-room');
	await alice.goes(await fox.at('room-link').inputValue());
	await alice.presses('join');
	await talk(fox, alice);
	expect(await codeOf(fox)).toBe(await codeOf(alice));
	for (const who of [fox, alice])
		await expect(who.page.getByText(more.code.verified).first()).toBeVisible();
});

for (const third of ['Firefox', 'Chromium'] as const) {
	test(`a third with ${third} is told that the room is full, and gets in when a seat is free`, async ({
		alice,
		bob,
		arrive
	}) => {
		const fox = await arrive('fox', { firefox: {} });
		const [one, other, turnedAway] = third === 'Firefox' ? [alice, bob, fox] : [alice, fox, bob];
		await meet(one, other);
		await turnedAway.enters('kitchen');
		await turnedAway.hearsNews(words.full.said('kitchen'));
		await turnedAway.presses('wait-for-seat');
		await turnedAway.hearsNews(words.full.waiting);
		await talk(one, other);
		await other.presses('leave');
		await talk(one, turnedAway);
	});
}

for (const role of ['host', 'guest'] as const) {
	test(`a ${role} with Firefox who leaves, or closes the page, is waited for and comes back`, async ({
		alice,
		arrive
	}) => {
		const fox = await arrive('fox', { firefox: {} });
		const [host, guest] = role === 'host' ? [fox, alice] : [alice, fox];
		await meet(host, guest);
		await fox.presses('leave');
		await alice.hearsNews(words.waiting.left);
		expect(await fox.liveCameras(), 'cameras on').toBe(0);
		await fox.presses('come-back');
		await talk(alice, fox);
		await fox.goes('about:blank');
		// Firefox does not always let a page say that it goes: then who stays sees a connection that is lost.
		const { away, lost } = words.reconnecting;
		await alice.hearsNews(new RegExp(`${away.said}|${lost.said}`));
		await fox.opens('kitchen');
		await fox.presses('join');
		await talk(alice, fox);
	});

	test(`a ${role} with Firefox who reloads is back by themselves, and so is the other one`, async ({
		alice,
		arrive
	}) => {
		const fox = await arrive('fox', { firefox: {} });
		const [host, guest] = role === 'host' ? [fox, alice] : [alice, fox];
		await meet(host, guest);
		for (const who of [fox, alice]) {
			await who.page.reload();
			await talk(host, guest);
		}
	});

	test(`a ${role} with Firefox is heard again after muting, and their camera goes out when it is off`, async ({
		alice,
		arrive
	}) => {
		const fox = await arrive('fox', { firefox: {} });
		const [host, guest] = role === 'host' ? [fox, alice] : [alice, fox];
		await meet(host, guest);
		await fox.presses('mic');
		await alice.hearsNothing();
		await fox.presses('mic');
		await alice.hears(fox);
		await fox.presses('camera');
		await expect(alice.page.getByText(words.talk.cameraOff)).toBeVisible();
		expect(await fox.liveCameras(), 'cameras on').toBe(0);
		await fox.presses('camera');
		await alice.sees(fox);
	});
}

for (const role of ['host', 'guest'] as const) {
	test(`a ${role} with Firefox is shown a screen, and files go both ways`, async ({ arrive }) => {
		const fox = await arrive('fox', { firefox: {} });
		const alice = await arrive('alice', { own: { screen: true } });
		// Nobody is here to answer Chromium's question where to put a file.
		await alice.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
		const [host, guest] = role === 'host' ? [fox, alice] : [alice, fox];
		await meet(host, guest);
		await alice.presses('screen');
		await fox.sees(alice, 'their-screen');
		await fox.sees(alice, 'their-face');
		await alice.presses('screen');
		await expect(fox.at('their-screen')).toHaveCount(0);
		for (const who of [fox, alice]) await who.presses('chat');
		for (const [one, other] of [
			[fox, alice],
			[alice, fox]
		] as const) {
			const name = `of ${one.name}.txt`;
			const buffer = Buffer.alloc(200_000, name);
			await one.at('file-input').setInputFiles({ name, mimeType: 'text/plain', buffer });
			const theirs = other.at('file').filter({ hasText: name });
			await theirs.getByTestId('file-save').click();
			await expect(theirs).toHaveAttribute('data-state', 'kept');
			await expect(one.at('file').filter({ hasText: name })).toHaveAttribute('data-state', 'kept');
		}
	});
}

for (const role of ['host', 'guest'] as const) {
	test(`a ${role} with Firefox shows what is on their screen, until they take it away`, async ({
		alice,
		arrive
	}) => {
		test.skip(withoutDisplay !== false, String(withoutDisplay));
		const fox = await arrive('fox', { firefox: { screen: true } });
		const [host, guest] = role === 'host' ? [fox, alice] : [alice, fox];
		await meet(host, guest);
		await fox.presses('screen');
		await alice.sees(fox, 'their-screen');
		await alice.sees(fox, 'their-face');
		// Another page lies on top now, in colours that the fake camera never has.
		const other = await fox.page.context().newPage();
		for (const [colour, points] of [
			['red', [255, 0, 0]],
			['blue', [0, 0, 255]]
		] as const) {
			await other.setContent(`<body style="background: ${colour}">`);
			await expect
				.poll(async () => {
					const screen = await alice.glance('their-screen');
					return screen && share(screen, points);
				}, `${colour} on what is shown`)
				.toBeGreaterThan(0.2);
		}
		await other.close();
		await fox.presses('screen');
		await expect(alice.at('their-screen')).toHaveCount(0);
		await alice.sees(fox);
	});
}

test('the broker may die and return: the talk goes on, and a third again hears “full”', async ({
	broker,
	arrive
}) => {
	const { broker: own, site } = await broker('ours');
	const fox = await arrive('fox', { firefox: {}, site });
	const alice = await arrive('alice', { site });
	const carol = await arrive('carol', { site });
	for (const who of [fox, alice, carol])
		who.forgive(/WebSocket|ERR_CONNECTION|establish a connection/, 'the broker is dead');
	await meet(fox, alice);
	await own.kill();
	for (const who of [fox, alice]) await who.hearsNews(words.trouble.inCall);
	await talk(fox, alice);
	await own.start();
	for (const who of [fox, alice]) await expect(who.at('notice')).toHaveCount(0);
	await carol.enters('kitchen');
	await carol.hearsNews(words.full.said('kitchen'));
	await talk(fox, alice);
});

test('who checks a site in Firefox is told what a relay says, and what goes through it', async ({
	arrive
}) => {
	test.skip(!existsSync(coturn), 'there is no coturn');
	for (const secret of [undefined, 'not the secret of the relay']) {
		const relay = await startRelay(['udp', 'tcp'], 600, secret);
		try {
			const fox = await arrive('fox', { firefox: {} });
			await fox.goes(new URL('#~check', relay.url));
			await fox.presses('check-begin');
			await expect(fox.at('copy-report')).toBeVisible({ timeout: 40_000 });
			await expect(fox.at('check-broker')).toHaveAttribute('data-good', 'true');
			for (const item of ['check-turn-udp', 'check-turn-tcp'] as const)
				await expect(fox.at(item)).toContainText(secret ? check.refuses(401) : /answers in \d+ ms/);
			await expect(fox.at('check-call')).toContainText(secret ? check.skipped : /Mbit\/s/);
		} finally {
			await relay.close();
		}
	}
});
