import { words } from '../../../src/lib/i18n/en';
import type { Person } from './person';

/** The two go into one room: whoever comes first waits there. */
export async function meet(host: Person, guest: Person, room = 'kitchen'): Promise<void> {
	await Promise.all([host, guest].map((who) => who.opens(room)));
	await host.presses('join');
	await host.expectPhase('waiting');
	await guest.presses('join');
	await Promise.all([host, guest].map((who) => who.expectPhase('connected')));
}

/** The two see and hear each other. */
export async function talk(one: Person, other: Person): Promise<void> {
	await Promise.all([one, other].map((who) => who.expectPhase('connected')));
	await Promise.all([one.sees(other), other.sees(one), one.hears(other), other.hears(one)]);
}

/** Comes to a room that is full, and waits there for a seat. */
export async function queue(who: Person, room = 'kitchen'): Promise<void> {
	await who.enters(room);
	await who.presses('wait-for-seat');
	await who.hearsNews(words.full.waiting);
}

/** Of several figures the upper of the two in the middle, or the one. */
export function middle(figures: readonly number[]): number {
	return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Infinity;
}
