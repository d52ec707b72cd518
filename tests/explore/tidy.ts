/** Forgets what nobody can hear any more, so that worlds that cannot be told apart are one. */
import { seats, type Seat } from '../../src/lib/protocol/seat';
import { hasSocket, type Dial, type World } from './world';

export function tidy(world: World): void {
	for (const dial of world.dials) tidyDial(world, dial);
	world.dials = world.dials.filter((dial) => matters(world, dial));
	forgetLostKnocks(world);
	forgetSessions(world);
}

/** What nobody else remembers proves nothing. */
function forgetSessions(world: World): void {
	for (const [who, person] of world.people.entries()) {
		const { session } = person ?? {};
		if (!person || !session || session === 'alone') continue;
		const shared =
			world.people.some((other, at) => at !== who && other?.session === session) ||
			world.dials.some((dial) => dial.session === session || dial.makes === session);
		if (!shared) person.session = 'alone';
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
