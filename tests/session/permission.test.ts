import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaFailure } from '../../src/lib/protocol/ports';
import { Town, type Tab } from '../support/town';
import { busyCamera, denied, noCamera, TwinDevices } from '../support/twin-devices';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

/** Somebody whose question is answered by this failure. */
const refused = (failure: MediaFailure, at?: string): Promise<Tab> => {
	const devices = new TwinDevices();
	devices.failure = failure;
	return town.arrive(at === undefined ? { devices } : { devices, at });
};

const lights = ({ devices }: Tab): readonly string[] => devices.live.map(({ kind }) => kind);

describe('opening the page', () => {
	it('asks for camera and microphone at once, and says so until it is answered', async () => {
		const devices = new TwinDevices();
		devices.letPromptWait();
		const alice = await town.arrive({ devices });
		expect([alice.phase, alice.visit.local.asking, alice.visit.local.failure]).toEqual([
			'permission',
			true,
			null
		]);
		devices.answerPrompt();
		await town.settle();
		expect([alice.phase, alice.visit.local.asking]).toEqual(['name', false]);
		expect(devices.asked).toEqual([{ camera: true }]);
	});

	it('shows their own picture once both are granted', async () => {
		const alice = await town.arrive();
		const { tracks, micOn, cameraOn, hasCamera } = alice.visit.local;
		expect([tracks?.audio?.kind, tracks?.video?.kind]).toEqual(['audio', 'video']);
		expect([micOn, cameraOn, hasCamera]).toEqual([true, true, true]);
	});
});

describe('who cannot be given camera and microphone', () => {
	it.each<MediaFailure>([
		denied,
		{ kind: 'denied', dismissed: true },
		{ kind: 'policy' },
		noCamera,
		{ kind: 'missing', device: 'microphone' },
		{ kind: 'missing', device: 'both' },
		busyCamera,
		{ kind: 'insecure' },
		{ kind: 'unknown', message: 'something else' }
	])('is shown the cause: $kind $device$dismissed$message', async (failure) => {
		const alice = await refused(failure);
		expect([alice.phase, alice.visit.local.failure]).toEqual(['permission', failure]);
	});

	it('is told when their browser cannot do this at all', async () => {
		const alice = await refused({ kind: 'unsupported' });
		expect(alice.phase).toBe('unsupported');
	});

	it('may try again, and is told the newer cause', async () => {
		const alice = await refused(denied);
		alice.devices.failure = busyCamera;
		await alice.does((visit) => visit.retry());
		expect([alice.phase, alice.visit.local.failure]).toEqual(['permission', busyCamera]);
		alice.devices.failure = null;
		await alice.does((visit) => visit.retry());
		expect([alice.phase, alice.visit.local.failure]).toEqual(['name', null]);
	});

	it('goes on by itself when the permission is mended, and nobody watches any more', async () => {
		const alice = await refused(denied);
		expect(alice.devices.watchers).toBe(1);
		await alice.does(() => alice.devices.mend());
		expect([alice.phase, alice.devices.watchers]).toEqual(['name', 0]);
	});

	it('goes straight back into the room when it is mended after a reload', async () => {
		const alice = await town.arrive();
		await alice.enter('kitchen');
		alice.devices.failure = denied;
		const again = await alice.reload();
		expect(again.phase).toBe('permission');
		await again.does(() => again.devices.mend());
		await town.advance(3_000);
		expect(again.phase).toBe('waiting');
	});
});

describe('who has no camera', () => {
	it.each([noCamera, busyCamera])('may go on with the microphone: $kind', async (failure) => {
		const alice = await refused(failure);
		await alice.does((visit) => visit.goOnWithoutCamera());
		expect([alice.phase, lights(alice)]).toEqual(['name', ['audio']]);
		expect([alice.visit.local.hasCamera, alice.visit.local.cameraOn]).toEqual([false, false]);
		expect(alice.devices.asked.at(-1)).toEqual({ camera: false });
	});

	it('talks, and the other is told that there is no picture', async () => {
		const alice = await refused(noCamera);
		await alice.does((visit) => visit.goOnWithoutCamera());
		await alice.enter('kitchen');
		const bob = await town.arrive();
		await bob.enter('kitchen');
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
		expect(bob.visit.remote).toMatchObject({ micOn: true, cameraOn: false });
	});

	it('may plug one in during the talk and switch it on', async () => {
		const alice = await refused(noCamera);
		await alice.does((visit) => visit.goOnWithoutCamera());
		await alice.enter('kitchen');
		const bob = await town.arrive();
		await bob.enter('kitchen');
		alice.devices.failure = null;
		await alice.does((visit) => visit.toggleCamera());
		expect([alice.visit.local.hasCamera, bob.visit.remote?.cameraOn]).toEqual([true, true]);
	});
});

describe('when a device goes during a talk', () => {
	it('a camera that is unplugged counts as switched off where there is no other', async () => {
		const [alice, bob] = await town.pair('kitchen');
		alice.devices.failure = noCamera;
		alice.devices.live.find(({ kind }) => kind === 'video')?.take();
		await town.settle();
		expect([alice.visit.local.cameraOn, bob.visit.remote?.cameraOn]).toEqual([false, false]);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it.each(['audio', 'video'] as const)('the next best follows, alone: %s', async (gone) => {
		const [alice, bob] = await town.pair('kitchen');
		alice.devices.live.find(({ kind }) => kind === gone)?.take();
		await town.settle();
		expect(lights(alice).toSorted()).toEqual(['audio', 'video']);
		expect(alice.devices.asked).toEqual([{ camera: true }]);
		expect(bob.visit.remote).toMatchObject({ micOn: true, cameraOn: true });
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it('both are asked for anew, once, when they go together, and the talk goes on', async () => {
		const [alice, bob] = await town.pair('kitchen');
		const [microphone, camera] = alice.devices.live;
		camera?.stop();
		microphone?.take();
		camera?.dispatchEvent(new Event('ended'));
		await town.settle();
		expect(lights(alice)).toEqual(['audio', 'video']);
		expect([alice.devices.asked.length, alice.devices.askedAlone]).toEqual([2, []]);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});

	it('who has muted stays muted on the new microphone', async () => {
		const [alice] = await town.pair('kitchen');
		await alice.does((visit) => visit.toggleMic());
		alice.devices.live.find(({ kind }) => kind === 'audio')?.take();
		await town.settle();
		const microphone = alice.devices.live.find(({ kind }) => kind === 'audio');
		expect([alice.visit.local.micOn, microphone?.enabled]).toEqual([false, false]);
	});

	it('a camera that cannot be switched on again says why, and the talk goes on', async () => {
		const [alice, bob] = await town.pair('kitchen');
		await alice.does((visit) => visit.toggleCamera());
		alice.devices.failure = busyCamera;
		await alice.does((visit) => visit.toggleCamera());
		expect([alice.visit.local.failure, alice.visit.local.cameraOn]).toEqual([busyCamera, false]);
		expect([alice.phase, bob.phase]).toEqual(['connected', 'connected']);
	});
});
