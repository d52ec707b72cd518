import { words } from '../../src/lib/i18n/en';
import { failures } from '../../src/lib/i18n/failure/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';

const { missing, busy } = failures;

/**
 * Makes `getUserMedia` fail as it does for a device that another program holds or that is not there, until
 * `mend`: no flag of the browser does this for a camera, nor for a microphone that is missing alone.
 */
async function breaks(who: Person, kind: 'audio' | 'video', error: string): Promise<void> {
	await who.page.addInitScript(
		([broken, name]) => {
			const { mediaDevices } = navigator;
			const ask = mediaDevices.getUserMedia.bind(mediaDevices);
			mediaDevices.getUserMedia = async (asked) => {
				const mended = 'mended' in document.documentElement.dataset;
				if (asked?.[broken] && !mended) throw new DOMException('no such luck', name);
				return ask(asked);
			};
		},
		[kind, error] as const
	);
}

const mend = (who: Person): Promise<void> =>
	who.page.evaluate(() => void (document.documentElement.dataset['mended'] = ''));

test('who has no camera may go on by voice, and is heard', async ({ arrive, bob }) => {
	const alice = await arrive('alice', { own: { devices: 'no-camera' } });
	await alice.opens();
	await alice.hearsNews(missing.camera.said);
	await alice.presses('go-on-without-camera');
	for (const who of [alice, bob]) await who.enters('kitchen');
	await bob.expectPhase('connected');
	await bob.hears(alice);
	await expect(bob.page.getByText(words.talk.cameraOff)).toBeVisible();
	await alice.sees(bob);
	await expect(alice.at('camera')).toHaveCount(0);
});

test('who has neither camera nor microphone is told so', async ({ arrive }) => {
	const alice = await arrive('alice', { own: { devices: 'none' } });
	await alice.opens();
	const own = await alice.page.evaluate(() => navigator.mediaDevices.enumerateDevices());
	test.skip(own.length > 0, 'this machine has a camera or a microphone of its own');
	await alice.hearsNews(missing.both.said);
	await alice.expectPhase('permission');
	await expect(alice.at('retry')).toBeVisible();
	await expect(alice.at('go-on-without-camera')).toHaveCount(0);
});

test('who has a camera but no microphone is told so, and cannot go on', async ({ alice }) => {
	await breaks(alice, 'audio', 'NotFoundError');
	await alice.opens();
	await alice.hearsNews(missing.microphone.said);
	await expect(alice.at('go-on-without-camera')).toHaveCount(0);
	expect(await alice.liveCameras()).toBe(0);
});

test('a microphone that another program holds is named', async ({ arrive }) => {
	const alice = await arrive('alice', { own: { devices: 'microphone-taken' } });
	await alice.opens();
	await alice.hearsNews(busy.microphone.said);
	await alice.expectPhase('permission');
	await expect(alice.at('go-on-without-camera')).toHaveCount(0);
	expect(await alice.liveCameras()).toBe(0);
});

test('a camera that another program holds can be tried again once it is free', async ({
	alice
}) => {
	await breaks(alice, 'video', 'NotReadableError');
	await alice.opens();
	await alice.hearsNews(busy.camera.said);
	await expect(alice.at('go-on-without-camera')).toBeVisible();
	await alice.presses('retry');
	await alice.hearsNews(busy.camera.said);
	await mend(alice);
	await alice.presses('retry');
	await alice.seesThemselves();
});

test('a device that is plugged in lets the page go on by itself', async ({ alice }) => {
	await breaks(alice, 'video', 'NotFoundError');
	await alice.opens();
	await alice.hearsNews(missing.camera.said);
	await mend(alice);
	await alice.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
	await alice.expectPhase('name');
	await alice.seesThemselves();
});
