import type { Person } from '../stage/person';
import { bothSee, sampleOf, type Sample, type Stage } from '../stage/stage';
import type { Scenario } from './scenario';

/**
 * Something happens to the browser of one of the two; in that instant a friend, whose browser is open at an empty page,
 * goes to the room link and presses join as soon as the page lets them. Counted from what happened.
 */
const takeover =
	(who: 'host' | 'guest', happens: (person: Person) => number) =>
	async (stage: Stage): Promise<Sample> => {
		const { host, guest, friend } = await stage.cast('host', 'guest', 'friend');
		await friend.pressAtOnce();
		await stage.talk(host, guest);
		const [goes, stays] = who === 'guest' ? [guest, host] : [host, guest];
		const since = happens(goes);
		await friend.open(stage.link);
		return sampleOf(await bothSee(stays, friend, since), since);
	};

export const killingGuest: Scenario = {
	name: 'takeover',
	title: 'guest’s browser killed -> next one in',
	distance: 'near',
	measure: takeover('guest', (person) => person.kill())
};

export const killingHost: Scenario = {
	name: 'takeover-host',
	title: 'host’s browser killed -> next one in',
	distance: 'near',
	measure: takeover('host', (person) => person.kill())
};

/** Its sockets stay open: nobody is told anything. */
export const pausing: Scenario = {
	name: 'paused',
	title: 'guest’s browser paused -> next one in',
	distance: 'near',
	measure: takeover('guest', (person) => person.pause())
};
