import { keyMs, pause, reachMs } from '../timing';
import { bothSee, sampleOf, type Sample, type Stage } from '../stage/stage';
import type { Scenario } from './scenario';

/**
 * The host waits; the guest types the room's name as fast as a good typist, reaches for the button and presses it.
 * An open room's Argon2id must not be what they then wait for.
 */
async function typed(stage: Stage): Promise<Sample> {
	const { host, guest } = await stage.cast('host', 'guest');
	await stage.wait(host);
	await stage.arrive(guest, stage.page);
	await guest.type(stage.room, keyMs);
	await pause(reachMs);
	const { at: pressed } = await guest.press();
	return sampleOf(await bothSee(host, guest, pressed), pressed);
}

export const typing: Scenario = {
	name: 'typed',
	title: 'name typed, join pressed -> both see',
	distance: 'near',
	measure: typed
};
