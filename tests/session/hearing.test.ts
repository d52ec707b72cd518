/** One’s own microphone, as it is listened to: on twins. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskNews, DeskView } from '../../src/lib/session/desk/desk-view';
import type { TwinDevice } from '../support/twin-devices';
import { Town, type Tab } from '../support/town';

const headset: TwinDevice = { kind: 'microphone', id: 'm2', label: 'Headset' };

let town: Town;
let alice: Tab;
let desk: DeskView;
let leaveDesk: () => void;

beforeEach(async () => {
	town = new Town();
	alice = await town.arrive();
	alice.devices.plugged.push(headset);
	await sitDown();
});
afterEach(async () => {
	leaveDesk();
	await town.end();
	expect([alice.desk.watchers, alice.desk.ears, alice.outside.listeners]).toEqual([0, 0, 0]);
});

async function sitDown(): Promise<void> {
	leaveDesk = alice.visit.watchDevices();
	await town.settle();
	if (!alice.visit.desk) throw new Error('no desk');
	desk = alice.visit.desk;
}

async function pass(looks = 1): Promise<void> {
	for (let look = 0; look < looks; look += 1) {
		flushSync();
		alice.outside.look();
		await town.settle();
	}
}

/** What is said within the next twenty seconds. */
async function news(): Promise<DeskNews | null> {
	for (let look = 0; look < 200; look += 1) {
		await pass();
		if (desk.news) return desk.news;
	}
	return null;
}

describe('the sound of a microphone', () => {
	it('is opened anew when noise or echo are to be left in it, and that is remembered', async () => {
		expect(desk.processes('noise')).toBe(true);
		desk.switchProcessing('noise', false);
		await town.settle();
		expect([desk.processes('noise'), desk.processes('echo')]).toEqual([false, true]);
		expect([alice.desk.memory.get('noise'), alice.devices.askedAlone]).toEqual(['off', ['audio']]);
	});

	it('is metered only as long as somebody looks', async () => {
		expect(alice.desk.ears).toBe(0);
		const end = desk.meter();
		await pass();
		expect([alice.desk.ears, desk.level > 0.1 && desk.level < 1]).toEqual([1, true]);
		alice.desk.loudness = 0;
		await pass();
		expect(desk.level).toBe(0);
		end();
		flushSync();
		expect(alice.desk.ears).toBe(0);
	});

	it('is not metered any more once Join was pressed', async () => {
		const end = desk.meter();
		await pass();
		leaveDesk();
		await town.settle();
		expect([alice.desk.ears, desk.level]).toEqual([0, 0]);
		end();
	});
});

describe('in a call', () => {
	beforeEach(async () => {
		await alice.enter('kitchen');
		await (await town.arrive()).enter('kitchen');
		expect(alice.phase).toBe('connected');
	});

	it('nobody listens before the friend’s first pictures are there', async () => {
		flushSync();
		expect(alice.desk.ears).toBe(0);
		await pass();
		flushSync();
		expect(alice.desk.ears).toBe(1);
	});

	it('a microphone that was heard, and is quiet, is not listened to any more', async () => {
		await pass(16);
		expect(alice.desk.ears).toBe(0);
	});

	it('who talks and is muted is told once', async () => {
		await alice.does((visit) => visit.toggleMic());
		await pass();
		expect([alice.desk.ears, desk.news]).toEqual([1, null]);
		alice.desk.loudness = 0.3;
		await pass(5);
		expect(desk.news).toBe(null);
		await pass();
		expect(desk.news).toEqual({ type: 'talking' });
		await pass(200);
		expect(desk.news).toBe(null);
	});

	it('a silent microphone is opened anew, and then the person is told, once', async () => {
		alice.desk.loudness = 0;
		desk.pick('microphone', 'm2');
		await town.settle();
		const picked = alice.visit.local.track('audio');
		await pass(82);
		expect(alice.visit.local.track('audio')).not.toBe(picked);
		expect([desk.used('microphone'), desk.news]).toEqual(['m2', null]);
		await pass(79);
		expect(desk.news).toEqual({ type: 'silent', label: 'Headset' });
		await pass(200);
		expect(desk.news).toBe(null);
	});

	it('a noisy microphone is said once, with what helps', async () => {
		desk.switchProcessing('noise', false);
		alice.desk.loudness = 0.05;
		expect(await news()).toEqual({ type: 'noisy', label: 'Microphone 1', suppressed: false });
		expect(alice.desk.ears).toBe(0);
		desk.switchProcessing('noise', true);
		expect(desk.news).toBe(null);
		expect(await news()).toBe(null);
	});

	it('another noisy microphone is said too', async () => {
		alice.desk.loudness = 0.05;
		await news();
		desk.pick('microphone', 'm2');
		await town.settle();
		expect(await news()).toEqual({ type: 'noisy', label: 'Headset', suppressed: true });
	});

	it('nothing is said of noise that nobody hears', async () => {
		await alice.does((visit) => visit.toggleMic());
		alice.desk.loudness = 0.05;
		expect(await news()).toBe(null);
	});

	it('nothing is said of a silence that the browser makes', async () => {
		alice.desk.loudness = null;
		desk.pick('microphone', 'm2');
		await pass(200);
		expect(desk.news).toBe(null);
	});
});
