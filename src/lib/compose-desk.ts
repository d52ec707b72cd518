/** The part of the composition that comes once the lobby is at rest: devices to choose, rooms of late. */
import { testSound } from './adapters/chimes';
import { keep, recall } from './adapters/choices';
import { listDevices, onDevices } from './adapters/device-list';
import { openEar } from './adapters/ear';
import { browserOutside } from './adapters/outside';
import type { DeskParts } from './session/desk/desk-parts';
import { Desk } from './session/desk/desk.svelte';
import { RecentRooms } from './session/recent-rooms.svelte';

export const newDesk = (parts: DeskParts): Desk =>
	new Desk(parts, {
		...browserOutside(),
		list: listDevices,
		onDevices,
		recall,
		keep,
		openEar,
		testSound
	});

export const recentRooms = (): RecentRooms => new RecentRooms({ recall, keep });
