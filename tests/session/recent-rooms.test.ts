/** The open rooms that a device was in lately. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecentRooms } from '../../src/lib/session/recent-rooms.svelte';
import { privateRoom, Town, type Tab } from '../support/town';

let town: Town;
let alice: Tab;

beforeEach(async () => {
	town = new Town();
	alice = await town.arrive();
});
afterEach(() => town.end());

const remembered = (): readonly string[] => new RecentRooms(alice.desk).names;

describe('a room that one is in', () => {
	it('is remembered once it is an open one, the latest first', async () => {
		for (const room of ['kitchen', 'garden', 'kitchen']) {
			await alice.enter(room);
			await alice.visit.recallRooms();
			await alice.does((visit) => visit.chooseAnotherRoom());
		}
		expect(remembered()).toEqual(['kitchen', 'garden']);
	});

	it('is never remembered when it is private', async () => {
		await alice.does((visit) => visit.makePrivateRoom());
		expect(alice.visit.roomName).toBe(privateRoom.name);
		await alice.visit.recallRooms();
		expect([remembered(), [...alice.desk.memory.values()]]).toEqual([[], []]);
	});

	it('is not remembered before one is in it', async () => {
		await alice.does((visit) => visit.typeName('kitchen'));
		await alice.visit.recallRooms();
		expect(remembered()).toEqual([]);
	});
});

describe('rooms of late', () => {
	it('are a few, and can be forgotten one by one and together', () => {
		const rooms = new RecentRooms(alice.desk);
		for (let one = 1; one <= 8; one += 1) rooms.add(`room ${one}`);
		expect(remembered()).toEqual(['room 8', 'room 7', 'room 6', 'room 5', 'room 4', 'room 3']);
		rooms.forget('room 7');
		expect(remembered()).not.toContain('room 7');
		rooms.forgetAll();
		expect(remembered()).toEqual([]);
	});
});

describe('a name by chance', () => {
	it('is filled in, to be gone into when one likes it', async () => {
		await alice.does((visit) => visit.inventName());
		expect([alice.visit.typedName, alice.phase]).toEqual(['kiri-bavu-tole', 'name']);
	});
});
