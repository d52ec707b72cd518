/**
 * Where the visit meets the browser. The only place that knows both session and adapters; PeerJS and all that
 * the room needs come with `import()`, while the person looks at their preview.
 */
import { browserDevices } from './adapters/devices';
import { browserPage } from './adapters/page';
import { tabStore } from './adapters/store';
import { parseName } from './identity/name';
import type { Desk } from './session/desk/desk.svelte';
import { Visit } from './session/visit.svelte';

export { isCheck } from './adapters/page';

/** Begins the visit: the browser asks for camera and microphone now. */
export function startVisit(): Visit {
	let desk: Desk | undefined;
	let calls: ReturnType<(typeof import('./compose-call'))['openCalls']> | undefined;
	const visit = new Visit({
		devices: browserDevices,
		store: tabStore(),
		page: browserPage(),
		checkName: (name) => {
			const read = parseName(name);
			return read.ok ? null : read.fault;
		},
		watchWay: async (parts) => {
			const { watchWay } = await import('./compose-way');
			return watchWay(parts);
		},
		keepCompany: async (parts) => {
			const { openCalls } = await import('./compose-call');
			return (calls ??= openCalls()).keepCompany(parts);
		},
		openDesk: async (parts) => {
			const { newDesk } = await import('./compose-desk');
			return (desk ??= newDesk(parts));
		},
		openRecent: async () => {
			const { recentRooms } = await import('./compose-desk');
			return recentRooms();
		},
		loadKit: async () => {
			const { openKit } = await import('./compose-room');
			return openKit();
		}
	});
	visit.start();
	return visit;
}
