import { bothSee, sampleOf } from '../stage/stage';
import type { Scenario } from './scenario';

/** Nobody waits: two people press join on a new name at the same time. Counted from the later press. */
export const together: Scenario = {
	name: 'together',
	title: 'both press join on a new name',
	distance: 'near',
	async measure(stage) {
		const { host: one, guest: other } = await stage.cast('host', 'guest');
		await Promise.all([stage.arrive(one), stage.arrive(other)]);
		const presses = await Promise.all([one.press(), other.press()]);
		const pressed = Math.max(...presses.map(({ at }) => at));
		return sampleOf(await bothSee(one, other, pressed), pressed);
	}
};
