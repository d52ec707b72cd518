/** One's screen beside the camera, on twins. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Town, type Tab } from '../support/town';
import { streamOf, TwinTrack } from '../support/twin-media';

let town: Town;
let alice: Tab;
let bob: Tab;
let ends: (() => void)[];
let picture: TwinTrack;
let sound: TwinTrack;

beforeEach(async () => {
	town = new Town();
	[alice, bob] = await town.pair('kitchen');
	ends = [alice, bob].map(({ visit }) => visit.watchLife());
	await town.settle();
	picture = new TwinTrack('video');
	sound = new TwinTrack('audio');
	alice.outside.screenStream = streamOf([picture, sound]);
});
afterEach(async () => {
	for (const end of ends) end();
	await town.end();
});

/** What is sent besides microphone and camera, at this moment. */
const sent = (): MediaStream | null | undefined => alice.room.negotiations.at(-1)?.extra;

const shared = (): boolean | undefined => alice.visit.life?.screen.shared;

async function share(): Promise<void> {
	await alice.does((visit) => void visit.life?.screen.share());
	flushSync();
}

describe('a screen', () => {
	it('is sent beside the camera until it is stopped', async () => {
		await share();
		expect([shared(), sent()]).toEqual([true, alice.outside.screenStream]);
		expect(alice.room.sending).toEqual(['audio', 'video']);
		await alice.does((visit) => visit.life?.screen.stop());
		expect([shared(), sent(), picture.readyState, sound.readyState]).toEqual([
			false,
			null,
			'ended',
			'ended'
		]);
	});

	it('is none when the person would rather not', async () => {
		alice.outside.screenStream = null;
		await share();
		expect([shared(), alice.visit.life?.screen.asking]).toEqual([false, false]);
	});

	it('is over when the browser’s own bar ends it; its sound alone may end before', async () => {
		await share();
		sound.dispatchEvent(new Event('ended'));
		await town.settle();
		expect(shared()).toBe(true);
		picture.dispatchEvent(new Event('ended'));
		await town.settle();
		expect([shared(), sent()]).toEqual([false, null]);
	});

	it('is tuned for text, or for motion', async () => {
		await share();
		expect(picture.contentHint).toBe('text');
		await alice.does((visit) => visit.life?.screen.tune('motion'));
		expect(picture.contentHint).toBe('motion');
	});

	it('comes back by itself after a reconnection', async () => {
		await share();
		bob = await bob.reload();
		ends.push(bob.visit.watchLife());
		await town.settle();
		expect([bob.phase, shared(), sent()]).toEqual(['connected', true, alice.outside.screenStream]);
	});

	it('is not sent while the call is on hold', async () => {
		await share();
		await alice.does((visit) => visit.life?.hold(true));
		expect([shared(), sent()]).toEqual([true, null]);
		await alice.does((visit) => visit.life?.hold(false));
		expect(sent()).toBe(alice.outside.screenStream);
	});

	it('is over when the friend leaves, and when one leaves', async () => {
		await share();
		await bob.does((visit) => visit.leave());
		expect([shared(), picture.readyState]).toEqual([false, 'ended']);
		const next = new TwinTrack('video');
		alice.outside.screenStream = streamOf([next]);
		await bob.does((visit) => visit.comeBack());
		await share();
		expect(shared()).toBe(true);
		for (const end of ends.splice(0)) end();
		await town.settle();
		expect(next.readyState).toBe('ended');
	});
});
