/** What a call has besides: its sounds, a screen that stays on, a small window. */
import type { Page } from '@playwright/test';
import { words } from '../../src/lib/i18n/en';
import { more } from '../../src/lib/i18n/more/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';

declare global {
	interface Window {
		/** How often the page itself has made a sound loud enough to be heard. */
		chimes: number;
		/** What the page wants done when it is left. */
		leavePage: MediaSessionActionHandler | null;
	}
}

/** Counts what the page plays besides its players, as it leaves for the loudspeaker. */
async function listen(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.chimes = 0;
		const connect = AudioNode.prototype.connect as (to: AudioNode) => AudioNode;
		const ears = new WeakMap<BaseAudioContext, AnalyserNode>();
		AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
			if (to instanceof AudioDestinationNode) {
				let ear = ears.get(to.context);
				if (!ear) {
					ear = new AnalyserNode(to.context, { fftSize: 2048 });
					ears.set(to.context, ear);
					const samples = new Float32Array(ear.fftSize);
					const hear = setInterval(() => {
						ear!.getFloatTimeDomainData(samples);
						if (!samples.some((one) => Math.abs(one) > 0.02)) return;
						window.chimes += 1;
						clearInterval(hear);
					}, 10);
				}
				connect.call(this, ear);
			}
			return connect.call(this, to);
		} as typeof AudioNode.prototype.connect;
	});
}

const chimes = (who: Person): Promise<number> => who.page.evaluate(() => window.chimes);

test('a sound tells who waits that their friend has come', async ({ alice, bob }) => {
	await listen(alice.page);
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	// What only a call needs comes after a second, with a style sheet of its own.
	await alice.page.waitForFunction(() => document.styleSheets.length > 1);
	expect(await chimes(alice)).toBe(0);
	await bob.enters('kitchen');
	await expect.poll(() => chimes(alice)).toBe(1);
});

test('whoever switched the sounds off hears none, on the next visit neither', async ({
	alice,
	bob
}) => {
	await meet(alice, bob);
	await alice.presses('more');
	await alice.at('sounds').uncheck();
	await listen(alice.page);
	await alice.page.reload();
	await alice.expectPhase('connected');
	await alice.presses('more');
	await expect(alice.at('sounds')).not.toBeChecked();
	await bob.presses('leave');
	await alice.expectPhase('waiting');
	await bob.presses('come-back');
	await alice.expectPhase('connected');
	await alice.presses('more');
	expect(await chimes(alice)).toBe(0);
});

test('the screen stays on during the call, also after the page was hidden, and may go dark after it', async ({
	arrive,
	bob
}) => {
	const alice = await arrive('alice', {
		permissions: ['camera', 'microphone', 'screen-wake-lock']
	});
	await alice.page.addInitScript(() => {
		const request = navigator.wakeLock.request.bind(navigator.wakeLock);
		const locks: WakeLockSentinel[] = [];
		Object.assign(window, { locks });
		navigator.wakeLock.request = async (type) => {
			const lock = await request(type);
			locks.push(lock);
			return lock;
		};
	});
	const awake = (): Promise<number> =>
		alice.page.evaluate(
			() =>
				(window as unknown as { locks: WakeLockSentinel[] }).locks.filter(
					({ released }) => !released
				).length
		);
	await meet(alice, bob);
	await expect.poll(awake).toBe(1);
	await alice.looksAway(true);
	// No page is hidden in a browser that nobody sees, which would take the lock by itself.
	await alice.page.evaluate(() =>
		(window as unknown as { locks: WakeLockSentinel[] }).locks[0]!.release()
	);
	expect(await awake()).toBe(0);
	await alice.looksAway(false);
	await expect.poll(awake).toBe(1);
	await alice.presses('leave');
	await alice.expectPhase('left');
	await expect.poll(awake).toBe(0);
});

test('a call is put on hold, goes on in a small window, and ends there', async ({ alice, bob }) => {
	await meet(alice, bob);

	await test.step('on hold nothing is sent, which both are told, and coming back is as before', async () => {
		const { onHold } = more.call;
		await bob.sees(alice);
		await alice.presses('more');
		await alice.at('hold').click();
		await alice.hearsNews(onHold.mine);
		await bob.hearsNews(onHold.theirs);
		await bob.seesNothing();
		await bob.hearsNothing();
		await alice.sees(bob);
		await alice.page.keyboard.press('h');
		await bob.sees(alice);
		await bob.hears(alice);
		await expect(bob.at('notice')).toHaveCount(0);
	});

	// The small window shows the friend, has the controls, and goes with the call.
	await alice.presses('more');
	const opened = alice.page.context().waitForEvent('page');
	await alice.at('small-window').click();
	const small = await opened;
	const video = small.getByLabel(words.talk.theirPicture);
	await expect
		.poll(() => video.evaluate((one: HTMLVideoElement) => one.videoWidth))
		.toBeGreaterThan(0);
	const colour = await small.locator('main').evaluate((main) => getComputedStyle(main).position);
	expect(colour).toBe('fixed');
	await small.getByTestId('mic').click();
	await expect(alice.at('mic')).toHaveAttribute('aria-pressed', 'false');
	await bob.hearsNothing();
	const closed = small.waitForEvent('close');
	await small.getByTestId('leave').click();
	await closed;
	await alice.expectPhase('left');
	await bob.expectPhase('waiting');
});

test('the browser may open the small window when the page is left, and it closes when one is back', async ({
	alice,
	bob
}) => {
	// No tab of a browser that nobody sees is ever left: what the browser would call is called in its place.
	await alice.page.addInitScript(() => {
		const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
		navigator.mediaSession.setActionHandler = (action, handler) => {
			if (String(action) === 'enterpictureinpicture') window.leavePage = handler;
			set(action, handler);
		};
	});
	await meet(alice, bob);
	await alice.page.waitForFunction(() => window.leavePage);
	await alice.presses('mic');
	const opened = alice.page.context().waitForEvent('page');
	await alice.page.evaluate(() =>
		window.leavePage!({ action: 'enterpictureinpicture' as MediaSessionAction })
	);
	const small = await opened;
	await small.getByLabel(words.talk.theirPicture).waitFor();
	const closed = small.waitForEvent('close');
	await alice.looksAway(true);
	expect(small.isClosed()).toBe(false);
	await alice.looksAway(false);
	await closed;
	await alice.presses('leave');
	await alice.expectPhase('left');
	expect(await alice.page.evaluate(() => window.leavePage)).toBe(null);
});

test('where no page has a small window, the friend’s picture has one', async ({ alice, bob }) => {
	await alice.page.addInitScript(() => Reflect.deleteProperty(window, 'documentPictureInPicture'));
	await meet(alice, bob);
	await alice.sees(bob);
	const small = (): Promise<string | null> =>
		alice.page.evaluate(
			() => document.pictureInPictureElement?.getAttribute('data-testid') ?? null
		);
	await alice.presses('more');
	await alice.at('small-window').click();
	await expect.poll(small).toBe('remote-video');
	await alice.sees(bob);
	await alice.page.keyboard.press('p');
	await expect.poll(small).toBe(null);
	await alice.page.keyboard.press('p');
	await expect.poll(small).toBe('remote-video');
	await alice.presses('leave');
	await expect.poll(small).toBe(null);
});

test('sound that the browser keeps back is said, and the next touch brings it', async ({
	arrive,
	bob
}) => {
	const alice = await arrive('alice', { own: { quiet: true } });
	await alice.page.addInitScript(() => {
		const told = (): void => console.info('muted');
		document.addEventListener('volumechange', told, { capture: true, once: true });
	});
	await meet(alice, bob);
	// To look into a page is a touch for the browser: nobody does before the sound has come.
	const muted = alice.page.waitForEvent('console', (said) => said.text() === 'muted');
	await alice.page.reload({ waitUntil: 'commit' });
	await muted;
	await alice.hearsNews(words.talk.blocked);
	await alice.sees(bob);
	await alice.page.mouse.click(5, 5);
	await alice.hears(bob);
	await expect(alice.at('notice')).toHaveCount(0);
});
