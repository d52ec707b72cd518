import { beforeEach, describe, expect, it } from 'vitest';
import { LocalMedia } from '../../src/lib/session/local-media.svelte';
import { denied, TwinDevices } from '../support/twin-devices';
import { turn } from '../support/town';

let devices: TwinDevices;
let media: LocalMedia;
/** What the room was told, in order. */
let told: string[];

beforeEach(() => {
	devices = new TwinDevices();
	told = [];
	media = new LocalMedia(devices, {
		opened: () => told.push('opened'),
		trackChanged: (kind, track) => told.push(`${kind} ${track ? 'on' : 'off'}`)
	});
});

const lights = (): readonly string[] => devices.live.map(({ kind }) => kind);

describe('camera and microphone', () => {
	it('hand over both tracks before saying that they are there', async () => {
		await media.open();
		expect(told).toEqual(['audio on', 'video on', 'opened']);
		expect([media.track('audio')?.kind, media.track('video')?.kind]).toEqual(['audio', 'video']);
	});

	it('are asked for once, however often the page asks', async () => {
		devices.letPromptWait();
		const both = [media.open(), media.open()];
		devices.answerPrompt();
		await Promise.all(both);
		await media.open();
		expect(devices.asked).toHaveLength(1);
	});

	it('mute by silence, not by letting go: the microphone’s light stays on', async () => {
		await media.open();
		media.toggleMic();
		expect([media.micOn, media.track('audio')?.enabled, lights()]).toEqual([
			false,
			false,
			['audio', 'video']
		]);
		media.toggleMic();
		expect([media.micOn, media.track('audio')?.enabled]).toEqual([true, true]);
	});

	it('come back as they were after being let go', async () => {
		await media.open();
		media.toggleMic();
		await media.toggleCamera();
		media.release();
		expect([lights(), media.tracks, media.track('audio')]).toEqual([[], null, null]);
		await media.open();
		expect(devices.asked.at(-1)).toEqual({ camera: false });
		expect([media.track('audio')?.enabled, lights()]).toEqual([false, ['audio']]);
	});

	it('are still ours while they are coming back', async () => {
		await media.open();
		media.release();
		expect(media.granted).toBe(false);
		devices.letPromptWait();
		void media.open();
		expect([media.asking, media.granted]).toEqual([true, true]);
	});

	it('are not ours before the first answer', () => {
		devices.letPromptWait();
		void media.open();
		expect([media.asking, media.granted]).toEqual([true, false]);
	});
});

describe('a camera', () => {
	it('is off while it is being switched on, and a second press changes nothing', async () => {
		await media.open();
		await media.toggleCamera();
		devices.letPromptWait();
		const presses = [media.toggleCamera(), media.toggleCamera()];
		expect([media.cameraBusy, media.cameraOn]).toEqual([true, false]);
		devices.answerPrompt();
		await Promise.all(presses);
		expect([media.cameraBusy, media.cameraOn, lights()]).toEqual([false, true, ['audio', 'video']]);
	});

	it('that was switched on again is not switched off by the end of its old track', async () => {
		await media.open();
		const [, old] = devices.live;
		await media.toggleCamera();
		await media.toggleCamera();
		old?.dispatchEvent(new Event('ended'));
		expect([media.cameraOn, lights()]).toEqual([true, ['audio', 'video']]);
		expect(told.slice(-2)).toEqual(['video off', 'video on']);
	});
});

describe('a permission that is taken away', () => {
	/** All that was asked for since the first question. */
	const questions = (): number => devices.asked.length - 1 + devices.askedAlone.length;

	it.each([
		['audio', 'video'],
		['video', 'audio']
	] as const)('is asked for once, whatever ends first: %s', async (...order) => {
		await media.open();
		devices.letPromptWait();
		devices.failure = denied;
		for (const kind of order) {
			devices.live.find((track) => track.kind === kind)?.take();
			await turn();
		}
		expect(questions()).toBe(1);
		devices.answerPrompt();
		await turn();
		expect([questions(), media.failure, media.tracks]).toEqual([1, denied, null]);
		devices.mend();
		await turn();
		expect([questions(), media.cameraOn, lights()]).toEqual([2, true, ['audio', 'video']]);
	});

	it('for the microphone alone is not asked for again with the camera', async () => {
		await media.open();
		devices.failure = denied;
		devices.live.find(({ kind }) => kind === 'audio')?.take();
		await turn();
		expect([questions(), media.failure, lights()]).toEqual([1, denied, []]);
	});

	it('for the camera alone leaves the microphone', async () => {
		await media.open();
		devices.failure = denied;
		devices.live.find(({ kind }) => kind === 'video')?.take();
		await turn();
		expect([questions(), media.cameraOn, lights()]).toEqual([1, false, ['audio']]);
	});

	it('is not asked for beside the question that is open already', async () => {
		await media.open();
		await media.toggleCamera();
		devices.letPromptWait();
		devices.live.find(({ kind }) => kind === 'audio')?.take();
		await turn();
		const others = [media.toggleCamera(), media.reopen('audio', 'm1'), media.open()];
		expect(questions()).toBe(1);
		devices.answerPrompt();
		await Promise.all(others);
	});
});

describe('whoever has gone by the time the browser answers', () => {
	it('keeps no light on: the very first question was still open', async () => {
		devices.letPromptWait();
		const opening = media.open();
		media.release();
		devices.answerPrompt();
		await opening;
		expect([lights(), media.tracks, told]).toEqual([[], null, []]);
	});

	it('keeps no light on: the room was left', async () => {
		await media.open();
		devices.letPromptWait();
		devices.live.find(({ kind }) => kind === 'audio')?.take();
		media.release();
		devices.answerPrompt();
		await turn();
		expect([lights(), media.tracks]).toEqual([[], null]);
	});

	it('keeps no light on: the camera was just being switched on', async () => {
		await media.open();
		await media.toggleCamera();
		devices.letPromptWait();
		const switching = media.toggleCamera();
		media.release();
		devices.answerPrompt();
		await switching;
		expect([lights(), media.cameraOn]).toEqual([[], false]);
	});

	it('is asked nothing more by a mended permission', async () => {
		devices.failure = denied;
		await media.open();
		media.release();
		expect(devices.watchers).toBe(0);
	});
});
