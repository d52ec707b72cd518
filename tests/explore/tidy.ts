/** Forgets what nobody can hear any more, so that worlds that cannot be told apart are one. */
import { seats, type Seat } from '../../src/lib/protocol/seat';
import { hasSocket, type Dial, type Person, type Who, type World } from './world';

export function tidy(world: World): void {
	for (const dial of world.dials) tidyDial(world, dial);
	world.dials = world.dials.filter((dial) => matters(world, dial));
	forgetLostKnocks(world);
	forgetSessions(world);
}

/**
 * What nobody else remembers proves nothing; and to be alone in remembering something is to remember nothing, when no page
 * is reloaded any more.
 */
function forgetSessions({ people, dials, faults }: World): void {
	const elsewhere = (session: Person['session'], who: Who): boolean =>
		people.some((other, at) => at !== who && other?.session === session) ||
		dials.some(({ makes }) => makes === session);
	for (const dial of dials) {
		const { makes, session, caller } = dial;
		const known =
			people.some((person) => person?.session === makes) ||
			dials.some((other) => other.session === makes);
		if (makes !== null && !known) dial.makes = null;
		if (session !== null && !elsewhere(session, caller)) dial.session = null;
	}
	for (const [who, person] of people.entries()) {
		if (person === null || person.session === null) continue;
		const { session } = person;
		const known =
			session !== 'alone' &&
			(elsewhere(session, who) ||
				dials.some((dial) => dial.caller !== who && dial.session === session));
		if (!known) person.session = faults > 0 ? 'alone' : null;
	}
}

function tidyDial(world: World, dial: Dial): void {
	if (dial.reply !== null && !hasSocket(world, dial.caller, dial.from)) {
		dial.reply = null;
		if (dial.kind === 'knock') dial.near = 'gone';
	}
	if (dial.near === 'gone') {
		dial.reply = null;
		dial.toNear = [];
		dial.tellNear = false;
	}
	if (dial.far === 'gone') {
		dial.toFar = [];
		dial.tellFar = null;
	}
}

function matters({ seats, slow }: World, { kind, to, near, far, reply }: Dial): boolean {
	// On a quick network what is withdrawn from an empty seat is gone before somebody comes to sit there.
	if (far === 'none' && near === 'gone') return slow > 0 || typeof seats[to].holder === 'number';
	return far !== 'gone' || (near !== 'gone' && (kind === 'dial' || reply !== null));
}

/** A knock that got lost will not be answered: for the machine it is as if nobody had been asked. */
function forgetLostKnocks({ people, dials }: World): void {
	for (const [who, person] of people.entries()) {
		const { state } = person ?? {};
		if (!person || state?.phase !== 'seeking') continue;
		const open = (seat: Seat): boolean =>
			state.asked[seat] &&
			dials.some(
				({ kind, caller, to, near }) =>
					kind === 'knock' && caller === who && to === seat && near === 'calling'
			);
		const asked = { host: open('host'), guest: open('guest') };
		if (seats.some((seat) => asked[seat] !== state.asked[seat])) person.state = { ...state, asked };
	}
}
