/** Camera, microphone and loudspeaker are chosen, remembered, pulled out and plugged in again. */
import { words } from '../../src/lib/i18n/en';
import { desk } from '../../src/lib/i18n/more/desk/en';
import type { Person } from './people/person';
import { recordHiss } from './people/tape';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

declare global {
	interface Window {
		/** Pulls a device out, or plugs it in again. */
		pull(label: string, out: boolean): void;
		/** How often a device of this kind was opened. */
		opened(kind: string): number;
	}
}

/** No flag of the browser takes a fake device away: this does to the page what the browser does then. */
function installPlugs(): void {
	const { mediaDevices } = navigator;
	const list = mediaDevices.enumerateDevices.bind(mediaDevices);
	const ask = mediaDevices.getUserMedia.bind(mediaDevices);
	const out = new Set<string>();
	const given: MediaStreamTrack[] = [];
	mediaDevices.enumerateDevices = async () => (await list()).filter(({ label }) => !out.has(label));
	mediaDevices.getUserMedia = async (asked) => {
		const stream = await ask(asked);
		if (stream.getTracks().some(({ label }) => out.has(label))) {
			for (const track of stream.getTracks()) track.stop();
			throw new DOMException('pulled out', 'OverconstrainedError');
		}
		given.push(...stream.getTracks());
		return stream;
	};
	window.opened = (kind) => given.filter((track) => track.kind === kind).length;
	window.pull = (label, isOut) => {
		if (isOut) out.add(label);
		else out.delete(label);
		for (const track of given) {
			if (!out.has(track.label) || track.readyState === 'ended') continue;
			track.stop();
			track.dispatchEvent(new Event('ended'));
		}
		mediaDevices.dispatchEvent(new Event('devicechange'));
	};
}

const pull = (who: Person, label: string, out: boolean): Promise<void> =>
	who.page.evaluate(([name, isOut]) => window.pull(name, isOut), [label, out] as const);

const pickers = ['camera', 'microphone', 'speaker'] as const;
type Choice = Readonly<Record<(typeof pickers)[number], string>>;

const theirs: Choice = {
	// Chromium 156 encodes nothing of fake_device_1.
	camera: 'fake_device_2',
	microphone: 'Fake Audio Input 2',
	speaker: 'Fake Audio Output 1'
};

const chosen = (who: Person, kind: (typeof pickers)[number]) =>
	who.at(`pick-${kind}`).locator('option:checked');

async function expectChosen(who: Person, choice: Choice): Promise<void> {
	for (const kind of pickers) await expect(chosen(who, kind)).toHaveText(choice[kind]);
}

/** Where the friend's voice comes out. */
const sinkOf = (who: Person): Promise<string> =>
	who.at('remote-video').evaluate((video: HTMLVideoElement) => video.sinkId);

/** Longer than a busy machine needs for a picture, shorter than anybody would call a gap. */
const gapMs = 1_000;

test(
	'devices are chosen before the call and in it, and are used again when they return',
	{ tag: '@timed' },
	async ({ arrive, bob }) => {
		const alice = await arrive('alice', { own: { devices: 'several' } });
		await alice.page.addInitScript(installPlugs);

		await test.step('each is chosen, and proves itself', async () => {
			await alice.opens();
			await alice.presses('devices');
			for (const kind of pickers) await alice.at(`pick-${kind}`).selectOption(theirs[kind]);
			await expectChosen(alice, theirs);
			// At every frame: the fake microphone beeps twice a second, and a look once a second falls between the beeps each time.
			const level = await alice.at('level').last().elementHandle();
			await alice.page.waitForFunction((meter) => Number(meter?.ariaValueNow) > 20, level);
			await alice.presses('test-sound');
			await alice.seesThemselves();
		});

		await test.step('a reload forgets none of them', async () => {
			await alice.page.reload();
			await alice.presses('devices');
			await expectChosen(alice, theirs);
			expect(await sinkOf(alice)).toBe(await alice.at('pick-speaker').inputValue());
			await alice.page.keyboard.press('Escape');
		});

		await test.step('nothing listens any more once Join was pressed', async () => {
			await bob.opens('kitchen');
			await alice.enters('kitchen');
			await alice.expectPhase('waiting');
			await bob.presses('join');
			await talk(alice, bob);
		});

		await test.step('another camera in the call leaves no gap', async () => {
			await alice.presses('more');
			await alice.presses('devices');
			await bob.forgetsHalts();
			for (const camera of ['fake_device_0', theirs.camera]) {
				await alice.at('pick-camera').selectOption(camera);
				await expect(chosen(alice, 'camera')).toHaveText(camera);
				await bob.sees(alice);
			}
			expect(await bob.longestHaltMs()).toBeLessThan(gapMs);
			await alice.at('noise').uncheck();
			await bob.hears(alice);
			await alice.at('volume').fill('0.5');
			const volume = alice.at('remote-video').evaluate((video: HTMLVideoElement) => video.volume);
			expect(await volume).toBe(0.5);
		});

		await test.step('what is pulled out is followed by the next best, and the person is told', async () => {
			await alice.page.keyboard.press('Escape');
			await pull(alice, theirs.microphone, true);
			await alice.hearsNews(desk.news.gone(theirs.microphone));
			await bob.hears(alice);
			await pull(alice, theirs.camera, true);
			await alice.hearsNews(desk.news.gone(theirs.camera));
			await bob.sees(alice);
			await expect(bob.page.getByText(words.talk.cameraOff)).toBeHidden();
		});

		await test.step('and is used again when it returns', async () => {
			await pull(alice, theirs.camera, false);
			await alice.hearsNews(desk.news.back(theirs.camera));
			await pull(alice, theirs.microphone, false);
			await alice.hearsNews(desk.news.back(theirs.microphone));
			await talk(alice, bob);
		});

		await test.step('who talks and is muted is told', async () => {
			await alice.presses('mic');
			await alice.hearsNews(desk.news.talking);
		});
	}
);

test('who sits in noise is told so once, and who gives no sound, after the microphone was opened anew', async ({
	arrive
}, testInfo) => {
	const [noise, silence] = [testInfo.outputPath('hiss.wav'), testInfo.outputPath('silence.wav')];
	await recordHiss(noise, 0.3);
	await recordHiss(silence, 0);
	const alice = await arrive('alice', { own: { sound: noise } });
	const bob = await arrive('bob', { own: { sound: silence } });
	await alice.opens();
	await alice.presses('devices');
	await alice.at('noise').uncheck();
	await alice.page.keyboard.press('Escape');
	await bob.page.addInitScript(installPlugs);
	await meet(alice, bob);
	const opened = await bob.page.evaluate(() => window.opened('audio'));

	await test.step('one press keeps the noise out', async () => {
		await expect(alice.at('notice')).toContainText(/^Much noise comes from Fake/, {
			timeout: 30_000
		});
		await alice.presses('offer');
		await expect(alice.at('notice')).toHaveCount(0);
		await alice.page.keyboard.press('d');
		await expect(alice.at('noise')).toBeChecked();
	});

	await test.step('a microphone that stays silent is named', async () => {
		await expect(bob.at('notice')).toContainText(/^No sound comes from Fake/, { timeout: 40_000 });
		expect(await bob.page.evaluate(() => window.opened('audio'))).toBe(opened + 1);
		await alice.sees(bob);
	});
});
