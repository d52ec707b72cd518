import { words } from '../../src/lib/i18n/en';
import { failures } from '../../src/lib/i18n/failure/en';
import { allowed, expect, test } from './people/test';
import { meet } from './people/together';

declare global {
	interface Window {
		/** What the page has asked the browser for, in order. */
		questions: string[][];
	}
}

test('the page asks for camera and microphone at once, with a sentence that says why', async ({
	alice
}) => {
	// No flag keeps the browser's question open in a headless browser.
	await alice.page.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = (asked) => {
			document.documentElement.dataset['asked'] = Object.keys(asked ?? {})
				.toSorted()
				.join(' and ');
			return new Promise(() => undefined);
		};
	});
	await alice.opens();
	await expect(alice.page.locator('html')).toHaveAttribute('data-asked', 'audio and video');
	await alice.expectPhase('permission');
	await expect(alice.page.getByText(words.permission.why)).toBeVisible();
});

test('with both granted, people see themselves and are asked for a room name', async ({
	alice
}) => {
	await alice.opens();
	await alice.expectPhase('name');
	await alice.seesThemselves();
	await expect(alice.at('room-name')).toBeFocused();
	await expect(alice.page.getByRole('textbox')).toHaveAccessibleName(words.name.label);
});

test('one’s own picture plays no sound, not even a muted one, which would keep the machine busy', async ({
	alice
}) => {
	await alice.opens();
	await alice.seesThemselves();
	const kinds = await alice
		.at('local-video')
		.evaluate((video: HTMLVideoElement) =>
			video.srcObject instanceof MediaStream
				? video.srcObject.getTracks().map(({ kind }) => kind)
				: null
		);
	expect(kinds).toEqual(['video']);
});

for (const [refused, permissions] of [
	['both', []],
	['the microphone alone', ['camera']],
	['the camera alone', ['microphone']]
] as const) {
	test(`who refuses ${refused} is told that both are needed and what to do`, async ({ arrive }) => {
		const alice = await arrive('alice', { permissions: [...permissions] });
		await alice.opens('kitchen');
		await alice.hearsNews(failures.denied.said);
		await alice.hearsNews(words.permission.whyBoth);
		await alice.expectPhase('permission');
		for (const step of failures.denied.steps.chromium)
			await expect(alice.page.getByText(step)).toBeVisible();
		await expect(alice.page.getByRole('alert')).toContainText(failures.denied.said);
		await expect(alice.at('go-on-without-camera')).toHaveCount(0);
	});
}

test('trying again asks the browser again', async ({ arrive }) => {
	const alice = await arrive('alice', { permissions: [] });
	await alice.opens();
	await alice.hearsNews(failures.denied.said);
	await alice.page.evaluate(() => {
		navigator.mediaDevices.getUserMedia = () =>
			Promise.reject(new DOMException('asked again', 'NotReadableError'));
	});
	await alice.presses('retry');
	await alice.hearsNews(failures.busy.both.said);
});

test('who closes the browser’s question is asked to answer it', async ({ arrive }) => {
	const alice = await arrive('alice', { permissions: [] });
	await alice.leavesQuestionsOpen();
	await alice.opens();
	await alice.hearsNews(failures.dismissed.said);
	await alice.expectPhase('permission');
	await expect(alice.at('retry')).toBeVisible();
});

test('a permission mended in the browser lets the page go on by itself', async ({ arrive }) => {
	const alice = await arrive('alice', { permissions: [] });
	await alice.opens('kitchen');
	await alice.hearsNews(failures.denied.said);
	await alice.page.context().grantPermissions(allowed);
	await alice.expectPhase('name');
	await alice.seesThemselves();
	await expect(alice.at('room-name')).toHaveValue('kitchen');
});

test('a permission taken away in a call and given back is asked for once each time, and the call goes on', async ({
	alice,
	bob
}) => {
	await alice.page.addInitScript(() => {
		const { mediaDevices } = navigator;
		const ask = mediaDevices.getUserMedia.bind(mediaDevices);
		window.questions = [];
		mediaDevices.getUserMedia = (asked) => {
			window.questions.push(Object.keys(asked ?? {}).toSorted());
			return ask(asked);
		};
	});
	await meet(alice, bob);
	const questions = (): Promise<readonly string[][]> => alice.page.evaluate(() => window.questions);
	await alice.page.evaluate(() => (window.questions = []));
	await alice.page.context().clearPermissions();
	await alice.hearsNews(failures.denied.said);
	expect(await questions()).toHaveLength(1);
	await alice.page.context().grantPermissions(allowed);
	await alice.expectPhase('connected');
	await bob.hears(alice);
	await bob.sees(alice);
	expect((await questions()).slice(1)).toEqual([['audio', 'video']]);
});
