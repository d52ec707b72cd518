import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomDoor } from '../../src/lib/session/room-door.svelte';
import type { RoomKit } from '../../src/lib/session/room-kit';
import { ManualTime } from '../support/manual-clock';
import { MemoryBroker } from '../support/memory-broker';
import { privateRoom, turn } from '../support/town';

let time: ManualTime;
let broker: MemoryBroker;
let door: RoomDoor;
/** Room ids that are being derived, by name; a test lets them come in any order. */
let deriving: Map<string, () => void>;
/** How each of them may fail. */
let losing: Map<string, (cause: unknown) => void>;
/** How often the door has ended a search. */
let stopped: number;
/** The rooms that were opened, in order. */
let opened: string[];

beforeEach(() => {
	time = new ManualTime();
	broker = new MemoryBroker(() => time.now);
	deriving = new Map();
	losing = new Map();
	stopped = 0;
	opened = [];
	const kit: RoomKit = {
		thirdParty: true,
		broker: 'wss://broker.test/',
		versions: {},
		relay: null,
		findRoom: (name) =>
			new Promise((found, lost) => {
				const roomId = name.trim();
				deriving.set(name, () =>
					found({
						roomId,
						returns: false,
						elsewhere: false,
						open: (tracks) => (visitorId, dispatch) => {
							opened.push(roomId);
							return broker.open({ roomId, visitorId, tracks, dispatch });
						}
					})
				);
				losing.set(name, lost);
			}),
		stopFinding: () => (stopped += 1),
		newPrivateRoom: () => privateRoom,
		newName: () => 'kiri-bavu-tole',
		strengthOf: () => 'fair',
		newVisitorId: () => `v-${opened.length}`,
		newClock: () => time.clock()
	};
	door = new RoomDoor({
		loadKit: async () => kit,
		tracks: () => ({ audio: null, video: null }),
		mine: () => ({ mic: true, camera: true }),
		moved: () => undefined
	});
});

const derived = async (name: string): Promise<void> => {
	deriving.get(name)?.();
	await turn();
	broker.settle();
};

/** Nobody answers the newcomer's dials: they have settled in the room. */
const settled = (): void => {
	time.advance(10_000);
	broker.settle();
};

const ask = async (what: 'foresee' | 'prepare' | 'enter', name: string): Promise<void> => {
	void door[what](name, null);
	await turn();
};

describe('a door', () => {
	it('prepares only for the last name, however long an earlier one takes', async () => {
		await ask('prepare', 'kitch');
		await ask('prepare', 'kitchen');
		await derived('kitchen');
		await derived('kitch');
		expect([opened, broker.sockets]).toEqual([['kitchen'], 1]);
	});

	it('is entered though the same name is still being prepared for', async () => {
		await ask('prepare', 'kitchen');
		const preparing = deriving.get('kitchen');
		await ask('enter', 'kitchen');
		expect(door.entering).toBe(true);
		preparing?.();
		await derived('kitchen');
		expect([opened, door.room?.phase, door.entering]).toEqual([['kitchen'], 'waiting', false]);
	});

	it('goes into the room that was prepared', async () => {
		await ask('prepare', 'kitchen');
		await derived('kitchen');
		const prepared = door.room;
		await ask('enter', 'kitchen ');
		await derived('kitchen ');
		expect([opened, door.room === prepared, prepared?.phase]).toEqual([
			['kitchen'],
			true,
			'waiting'
		]);
	});

	it('is gone through in the very moment of the press, once the room is prepared', async () => {
		await ask('prepare', 'kitchen');
		await derived('kitchen');
		void door.enter('kitchen ', null);
		expect([door.entering, door.room?.phase]).toEqual([false, 'joining']);
	});

	it('lets go of a prepared room that is not entered', async () => {
		await ask('prepare', 'kitchen');
		await derived('kitchen');
		await ask('enter', 'cellar');
		await derived('cellar');
		settled();
		expect(opened).toEqual(['kitchen', 'cellar']);
		expect([broker.sockets, broker.connections]).toEqual([1, 0]);
	});

	it('opens a new stay in the same room for who comes back', async () => {
		await ask('enter', 'kitchen');
		await derived('kitchen');
		door.room?.dispatch({ type: 'leave-pressed' });
		await ask('enter', 'kitchen');
		await derived('kitchen');
		settled();
		expect([opened, door.room?.phase, broker.sockets]).toEqual([
			['kitchen', 'kitchen'],
			'waiting',
			1
		]);
	});

	it('that was closed meanwhile opens nothing', async () => {
		await ask('enter', 'kitchen');
		door.close();
		await derived('kitchen');
		expect([opened, door.room, door.entering]).toEqual([[], null, false]);
	});

	it('looks for a room ahead without opening it', async () => {
		await ask('foresee', 'kitchen');
		await derived('kitchen');
		expect([opened, broker.sockets, door.room]).toEqual([[], 0, null]);
	});

	it('ends what it looks for when it is closed', async () => {
		await ask('foresee', 'kitchen');
		door.close();
		expect(stopped).toBe(1);
	});

	it('says nothing of a search that another room overtook', async () => {
		await ask('prepare', 'kitchen');
		await ask('foresee', 'cellar');
		losing.get('kitchen')?.(new DOMException('overtaken', 'AbortError'));
		await derived('cellar');
		expect([opened, door.fault]).toEqual([[], null]);
	});

	it('says why a room cannot be found, lets the person go, and finds it the next time', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		await ask('enter', 'kitchen');
		losing.get('kitchen')?.(new Error('the worker did not start'));
		await turn();
		expect([door.fault, door.entering, door.room]).toEqual([
			'the worker did not start',
			false,
			null
		]);
		expect(log).toHaveBeenCalledOnce();
		log.mockRestore();
		await ask('enter', 'kitchen');
		await derived('kitchen');
		expect([door.fault, opened]).toEqual([null, ['kitchen']]);
	});

	it('makes a private room only for who has not turned to something else meanwhile', async () => {
		const made = door.newPrivateRoom();
		expect(door.entering).toBe(true);
		door.close();
		expect([await made, door.entering]).toEqual([undefined, false]);
		expect(await door.newPrivateRoom()).toEqual(privateRoom);
	});

	it('cannot say how hard a name is to guess before it has loaded what knows', async () => {
		expect(door.strengthOf('kitchen')).toBeNull();
		await door.load();
		expect(door.strengthOf('kitchen')).toBe('fair');
	});

	it('tells of a third party that introduces the two, once it knows', async () => {
		expect(door.thirdParty).toBe(false);
		await door.load();
		expect(door.thirdParty).toBe(true);
	});
});
