import { bothSee, sampleOf, type Sample, type Stage } from '../stage/stage';
import type { Scenario } from './scenario';

/** The host waits; the guest has come by the room link, looked at the preview, and presses join. */
async function join(stage: Stage): Promise<Sample> {
	const { host, guest } = await stage.cast('host', 'guest');
	await stage.wait(host);
	await stage.arrive(guest);
	const { at: pressed } = await guest.press();
	return sampleOf(await bothSee(host, guest, pressed), pressed);
}

export const joining: Scenario = {
	name: 'join',
	title: 'join pressed -> both see',
	distance: 'near',
	goal: { aim: 0.92, limit: 1.05 },
	measure: join
};

/** The round trips of the same join, which one machine hides. */
export const joiningFar: Scenario = {
	name: 'join-far',
	title: 'the same, broker 50 ms away',
	distance: 'far',
	goal: { aim: 0.7, limit: 0.85 },
	measure: join
};
