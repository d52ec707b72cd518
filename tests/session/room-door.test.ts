import { beforeEach, describe, expect, it } from 'vitest';
import { RoomDoor, type RoomKit } from '../../src/lib/session/room-door.svelte';
import { ManualTime } from '../support/manual-clock';
import { MemoryBroker } from '../support/memory-broker';
import { turn } from '../support/town';

let time: ManualTime;
let broker: MemoryBroker;
let door: RoomDoor;
/** Room ids that are being derived, by name; a test lets them come in any order. */
let deriving: Map<string, () => void>;
/** The rooms that were opened, in order. */
let opened: string[];

beforeEach(() => {
	time = new ManualTime();
	broker = new MemoryBroker(() => time.now);
	deriving = new Map();
	opened = [];
	const kit: RoomKit = {
		thirdParty: true,
		findRoom: (name) => new Promise((found) => deriving.set(name, () => found(name.trim()))),
		newVisitorId: () => `v-${opened.length}`,
		newClock: () => time.clock(),
		openRoom: (roomId, tracks) => (visitorId, dispatch) => {
			opened.push(roomId);
			return broker.open({ roomId, visitorId, tracks, dispatch });
		}
	};
	door = new RoomDoor({
		loadKit: async () => kit,
		tracks: () => ({ audio: null, video: null }),
		mine: () => ({ mic: true, camera: true })
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

const ask = async (what: 'prepare' | 'enter', name: string): Promise<void> => {
	void door[what](name);
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

	it('tells of a third party that introduces the two, once it knows', async () => {
		expect(door.thirdParty).toBe(false);
		await door.load();
		expect(door.thirdParty).toBe(true);
	});
});
