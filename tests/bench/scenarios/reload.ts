import { bothSee, sampleOf, type Sample, type Stage } from '../stage/stage';
import type { Scenario } from './scenario';

/** One of the two reloads in the middle of a call. Counted from the navigation start of the new document. */
const reload =
	(who: 'host' | 'guest') =>
	async (stage: Stage): Promise<Sample> => {
		const { host, guest } = await stage.cast('host', 'guest');
		await stage.talk(host, guest);
		const [reloads, stays] = who === 'guest' ? [guest, host] : [host, guest];
		const asked = Date.now();
		await reloads.reload();
		const sights = await bothSee(reloads, stays, asked);
		return sampleOf(sights, sights[0].page);
	};

export const reloading: Scenario = {
	name: 'reload',
	title: 'guest reloads -> both see again',
	distance: 'near',
	measure: reload('guest')
};

export const reloadingHost: Scenario = {
	name: 'reload-host',
	title: 'host reloads -> both see again',
	distance: 'near',
	measure: reload('host')
};
