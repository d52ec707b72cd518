import { words } from '../../src/lib/i18n/en';
import { ballOn, shoot } from './people/film';
import { strongest } from './people/glances';
import { allowed, expect, test } from './people/test';
import { talk } from './people/together';

declare global {
	interface Window {
		/** Names of what is animated just now. */
		moving(): string[];
		/** How many analysers listen to a microphone. */
		ears: number;
		/** Both, 100 ms after the page became `connected`. */
		whenConnected: { readonly moving: readonly string[]; readonly ears: number } | undefined;
	}
}

/** Looks on while the two find each other. */
function installWitness(): void {
	window.ears = 0;
	window.moving = () =>
		document
			.getAnimations()
			.filter(({ playState }) => playState === 'running')
			.map((one) => (one instanceof CSSAnimation ? one.animationName : 'transition'));
	window.AnalyserNode = class extends AnalyserNode {
		constructor(context: BaseAudioContext, options?: AnalyserOptions) {
			super(context, options);
			window.ears += 1;
			context.addEventListener('statechange', () => {
				if (context.state === 'closed') window.ears -= 1;
			});
		}
	};
	new MutationObserver((changes) => {
		for (const { target } of changes) {
			if ((target as HTMLElement).dataset['phase'] !== 'connected') continue;
			setTimeout(() => {
				window.whenConnected ??= { moving: window.moving(), ears: window.ears };
			}, 100);
		}
	}).observe(document, { subtree: true, attributeFilter: ['data-phase'] });
}

test('a name that nobody uses makes a room: one waits in it with a link to send', async ({
	alice
}) => {
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	await alice.seesThemselves();
	await expect(alice.page.getByText(words.waiting.how)).toBeVisible();
	await expect(alice.at('room-link')).toHaveValue(/^http:\/\/127\.0\.0\.1:\d+\/#kitchen$/);
});

test('two who type the same name see and hear each other', async ({ alice, bob }) => {
	for (const who of [alice, bob]) await who.enters('kitchen');
	await talk(alice, bob);
});

test('a friend who opens the link gets in', async ({ alice, bob }) => {
	const room = 'Grandma’s 100% kitchen #2~';
	await alice.enters(room);
	await alice.expectPhase('waiting');
	await bob.goes(await alice.at('room-link').inputValue());
	await expect(bob.at('room-name')).toHaveValue(room);
	await expect(bob.at('join')).toBeFocused();
	await bob.presses('join');
	await bob.expectPhase('connected');
	await alice.sees(bob);
});

test('the first pictures have the machine to themselves: nothing else moves or listens when the two are connected', async ({
	alice,
	bob
}) => {
	for (const { page } of [alice, bob]) {
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		await page.addInitScript(installWitness);
	}
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	await bob.opens('kitchen');
	// With them comes what listens to the microphone, in the room as in the lobby.
	await bob.at('level').waitFor();
	await alice.page.waitForFunction(() => document.styleSheets.length > 1);
	const moving = () => alice.page.evaluate(() => window.moving());
	expect(await moving()).toEqual(['breathe']);
	await bob.page.waitForFunction(() => window.ears === 1);
	await bob.presses('join');
	for (const { page } of [alice, bob]) {
		const seen = await page.waitForFunction(() => window.whenConnected);
		expect(await seen.jsonValue()).toEqual({ moving: [], ears: 0 });
	}
});

test('join sends in the very moment of the press what was sealed in the lobby', async ({
	alice,
	bob
}) => {
	await bob.page.addInitScript(() => {
		const { subtle } = crypto;
		const encrypt = subtle.encrypt.bind(subtle);
		const send = WebSocket.prototype.send;
		const page = Object.assign(window, { sealed: 0, offers: 0 });
		subtle.encrypt = async (...told) => {
			const box = await encrypt(...told);
			page.sealed += 1;
			return box;
		};
		WebSocket.prototype.send = function (message) {
			if (String(message).includes('"OFFER"')) page.offers += 1;
			send.call(this, message);
		};
	});
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	await bob.opens('kitchen');
	await bob.expectPhase('name');
	await bob.page.waitForFunction(() => Reflect.get(window, 'sealed') > 0);
	const offers = await bob.page.evaluate(() => {
		document.querySelector<HTMLElement>('[data-testid="join"]')?.click();
		return Reflect.get(window, 'offers') as number;
	});
	expect(offers).toBe(1);
	await talk(alice, bob);
});

test('the link can be copied, and the page says that it was', async ({ alice }) => {
	await alice.page.context().grantPermissions([...allowed, 'clipboard-read', 'clipboard-write']);
	await alice.enters('kitchen');
	const link = await alice.at('room-link').inputValue();
	await alice.presses('copy-link');
	await expect(alice.at('copy-link')).toHaveText(words.waiting.copied);
	expect(await alice.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test('where the browser refuses to copy, the link is selected to be copied by hand', async ({
	alice
}) => {
	await alice.enters('kitchen');
	await alice.presses('copy-link');
	await expect(alice.page.getByText(words.waiting.byHand)).toBeVisible();
	await expect(alice.at('room-link')).toBeFocused();
	const selected = await alice.page.evaluate(() => getSelection()?.toString());
	expect(selected).toBe(await alice.at('room-link').inputValue());
});

test('many rooms at once do not mix', async ({ arrive, alice, bob, carol }, testInfo) => {
	const video = testInfo.outputPath('red.y4m');
	await shoot(video, ballOn('red'));
	const ruby = await arrive('ruby', { own: { video } });
	const dave = await arrive('dave');
	await Promise.all([
		...[ruby, carol].map((who) => who.enters('the red room')),
		...[alice, bob].map((who) => who.enters('the plain room')),
		dave.enters('the lonely room')
	]);
	for (const who of [ruby, carol, alice, bob]) await who.expectPhase('connected');
	await Promise.all([carol.sees(ruby), bob.sees(alice)]);
	expect(strongest((await carol.glance())!)).toBe('red');
	expect(strongest((await bob.glance())!)).not.toBe('red');
	await dave.expectPhase('waiting');
});
