/** Devices that are chosen, go and come back, on twins. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskView } from '../../src/lib/session/desk/desk-view';
import { noCamera, type TwinDevice } from '../support/twin-devices';
import { Town, type Tab } from '../support/town';

const headset: TwinDevice = { kind: 'microphone', id: 'm2', label: 'Headset' };
const webcam: TwinDevice = { kind: 'camera', id: 'c2', label: 'Webcam' };
const loudspeaker: TwinDevice = { kind: 'speaker', id: 's1', label: 'Loudspeaker' };

let town: Town;
let alice: Tab;
let desk: DeskView;
let leaveDesk: () => void;

beforeEach(async () => {
	town = new Town();
	alice = await town.arrive();
	alice.devices.plugged.push(headset, webcam, loudspeaker);
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

/** The browser has told of a change, and it has settled. */
async function settle(): Promise<void> {
	alice.desk.change();
	await pass();
}

async function pass(looks = 1): Promise<void> {
	for (let look = 0; look < looks; look += 1) {
		flushSync();
		alice.outside.look();
		await town.settle();
	}
}

const used = (): readonly string[] => [desk.used('microphone'), desk.used('camera')];
const lights = (): readonly string[] =>
	alice.devices.live.map(({ device }) => device ?? '').toSorted();

describe('a device that is chosen', () => {
	it('is used at once, alone, and remembered by id and label', async () => {
		desk.pick('microphone', 'm2');
		await town.settle();
		expect([used(), lights()]).toEqual([
			['m2', 'c1'],
			['c1', 'm2']
		]);
		expect(alice.desk.memory.get('microphone')).toBe('m2\nHeadset');
	});

	it('stays muted when one is muted', async () => {
		await alice.does((visit) => visit.toggleMic());
		desk.pick('microphone', 'm2');
		await town.settle();
		expect(alice.visit.local.track('audio')?.enabled).toBe(false);
	});

	it('is found by its label where its id is another one today', async () => {
		desk.pick('camera', 'c2');
		await town.settle();
		alice.devices.plugged.pop();
		alice.devices.plugged.splice(alice.devices.plugged.indexOf(webcam), 1, { ...webcam, id: 'c9' });
		alice.visit.local.release();
		await alice.visit.local.open();
		await settle();
		expect(desk.used('camera')).toBe('c9');
	});

	it('that cannot be had leaves the one before, and that is said', async () => {
		alice.devices.failure = { kind: 'busy', device: 'microphone' };
		desk.pick('microphone', 'm2');
		await town.settle();
		expect(desk.news).toEqual({ type: 'refused', label: 'Headset' });
	});

	it('is a loudspeaker, through which the test sound comes', async () => {
		desk.pick('speaker', 's1');
		desk.testSound();
		expect([desk.used('speaker'), alice.desk.tested]).toEqual(['s1', ['s1']]);
	});
});

describe('a device that goes', () => {
	it.each([
		['m2', 'microphone', 'Headset', 'Microphone 1'],
		['c2', 'camera', 'Webcam', 'Camera 1']
	] as const)(
		'is followed by the next best, and used again: %s',
		async (id, kind, label, instead) => {
			desk.pick(kind, id);
			await pass();
			alice.devices.unplug(id);
			await settle();
			expect(desk.news).toEqual({ type: 'gone', kind, label, instead });
			expect(used()).toEqual(['m1', 'c1']);
			alice.devices.plugged.push({ kind, id, label });
			await settle();
			expect([desk.news, desk.used(kind)]).toEqual([{ type: 'back', label }, id]);
			expect(lights()).toHaveLength(2);
		}
	);

	it('is left also where the browser does not end what came from it', async () => {
		alice.devices.plugged.shift();
		await settle();
		expect(desk.news).toMatchObject({ type: 'gone', label: 'Microphone 1', instead: 'Headset' });
		expect(lights()).toEqual(['c1', 'm2']);
	});

	it('was the last camera: the picture is off until it is back', async () => {
		alice.devices.failure = noCamera;
		alice.devices.unplug('c2');
		alice.devices.unplug('c1');
		await settle();
		expect(alice.visit.local.cameraOn).toBe(false);
		expect(desk.news).toMatchObject({ type: 'gone', kind: 'camera', instead: null });
		alice.devices.failure = null;
		alice.devices.plugged.push({ kind: 'camera', id: 'c1', label: 'Camera 1' });
		await settle();
		expect([alice.visit.local.cameraOn, lights()]).toEqual([true, ['c1', 'm1']]);
	});

	it('and was chosen before it was there is taken when it comes', async () => {
		alice.devices.unplug('m2');
		alice.desk.keep('microphone', 'm2\nHeadset');
		await settle();
		expect(desk.used('microphone')).toBe('m1');
		alice.devices.plugged.push(headset);
		await settle();
		expect(desk.used('microphone')).toBe('m2');
	});

	it('is a loudspeaker: the system’s is used, and the person is told', async () => {
		desk.pick('speaker', 's1');
		alice.devices.unplug('s1');
		await settle();
		expect([desk.used('speaker'), desk.news]).toEqual([
			'',
			{ type: 'gone', kind: 'speaker', label: 'Loudspeaker', instead: null }
		]);
		alice.devices.plugged.push(loudspeaker);
		await settle();
		expect([desk.used('speaker'), desk.news]).toEqual([
			's1',
			{ type: 'back', label: 'Loudspeaker' }
		]);
	});

	it('is none that is switched off by one’s own choice', async () => {
		await alice.does((visit) => visit.toggleCamera());
		await settle();
		alice.devices.unplug('c1');
		await settle();
		expect([desk.news, alice.visit.local.cameraOn]).toEqual([null, false]);
	});
});

describe('after a telephone call', () => {
	it('what reads live and gives nothing is opened anew', async () => {
		const [microphone] = alice.devices.live;
		if (microphone) microphone.muted = true;
		alice.outside.wake();
		await pass();
		expect(microphone?.readyState).toBe('ended');
		expect([alice.devices.askedAlone, lights()]).toEqual([['audio'], ['c1', 'm1']]);
	});

	it('what gives something is left alone', async () => {
		alice.outside.wake();
		await pass();
		expect(alice.devices.askedAlone).toEqual([]);
	});
});

describe('a telephone', () => {
	it('has cameras that look either way, and one press changes between them', async () => {
		expect(desk.flips).toBe(false);
		alice.devices.plugged.push(
			{ kind: 'camera', id: 'front', label: 'Front', facing: 'user' },
			{ kind: 'camera', id: 'back', label: 'Back', facing: 'environment' }
		);
		await settle();
		expect(desk.flips).toBe(true);
		for (const way of ['back', 'front', 'back'].map((id) => ({ id }))) {
			if (desk.used('camera') === 'c1') desk.pick('camera', 'front');
			await town.settle();
			desk.flip();
			await town.settle();
			expect(desk.used('camera')).toBe(way.id);
		}
	});
});
