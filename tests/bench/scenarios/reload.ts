import { bothSee, sampleOf } from '../stage/stage';
import type { Scenario } from './scenario';

/** The guest reloads in the middle of a call. Counted from the navigation start of the new document. */
export const reloading: Scenario = {
	name: 'reload',
	title: 'reload -> both see again',
	distance: 'near',
	async measure(stage) {
		const { host, guest } = await stage.cast('host', 'guest');
		await stage.talk(host, guest);
		const asked = Date.now();
		await guest.reload();
		const sights = await bothSee(guest, host, asked);
		return sampleOf(sights, sights[0].page);
	}
};
