import { bothSee, sampleOf } from '../stage/stage';
import type { Scenario } from './scenario';

/**
 * The guest's browser is killed; in that instant a friend, whose browser is open at an empty page, goes to
 * the room link and presses join as soon as the page lets them. Counted from the kill.
 */
export const takeover: Scenario = {
	name: 'takeover',
	title: 'browser killed -> next one in',
	distance: 'near',
	async measure(stage) {
		const { host, guest, friend } = await stage.cast('host', 'guest', 'friend');
		await friend.pressAtOnce();
		await stage.talk(host, guest);
		const killed = guest.kill();
		await friend.open(stage.link);
		return sampleOf(await bothSee(host, friend, killed), killed);
	}
};
