/** What the session does: an event goes into a person's machine, and its effects change the world in order. */
import type { Effect } from '../../src/lib/protocol/effect';
import type { RoomEvent, TimerName } from '../../src/lib/protocol/event';
import { assertNever } from '../../src/lib/protocol/move';
import type { Rules } from '../../src/lib/protocol/rules';
import { dialId, nextNumber, seats, type Seat, type VisitorId } from '../../src/lib/protocol/seat';
import { names } from './canonical';
import { confirm, hangUp, keepSession, place, reply, say } from './dial-effects';
import { makeStep } from './machine';
import { personAt, type Who, type World } from './world';

/** Pings carry no state and are left out, but for those that are said for somebody at the door (R8). */
const leftOut: ReadonlySet<TimerName> = new Set(['ping']);

/** One event for one person. */
export function happen(world: World, who: Who, event: RoomEvent, rules: Rules): void {
	const person = personAt(world, who);
	if (person === null) return;
	const number = freeNumber(world, person.state.me);
	const [next, effects] = makeStep(person.state, number, event, rules);
	person.state = next;
	for (const effect of effects) perform(world, who, effect);
	if (next.phase === 'left') world.people[who] = null;
}

/** The machine counts; the world lets it count from where no number is in use, so that it never runs out. */
function freeNumber(world: World, me: VisitorId): number {
	const used = (number: number): boolean => {
		const id = dialId(me, number);
		return (
			world.dials.some((dial) => dial.id === id) ||
			world.people.some((person) => person !== null && names(person.state, id))
		);
	};
	// One event makes two dials or knocks at most.
	for (let first = 0; first < 10; first++)
		if (!used(first) && !used(nextNumber(first))) return first;
	throw new Error(`${me} has no dial numbers left`);
}

function perform(world: World, who: Who, effect: Effect): void {
	const person = personAt(world, who);
	if (person === null) return;
	switch (effect.type) {
		case 'open-visitor':
			person.visitor = true;
			return;
		case 'close-visitor':
			person.visitor = false;
			return;
		case 'prepare-dial':
			return;
		case 'claim-seat':
			world.seats[effect.seat].claims[who] = 'asked';
			return;
		case 'release-seat':
			return releaseSeat(world, who, effect.seat);
		case 'dial':
		case 'knock':
			return place(world, who, effect);
		case 'accept':
			return reply(world, who, effect.dial, 'answer');
		case 'refuse':
			return reply(world, who, effect.dial, 'full');
		case 'answer-knock':
			return reply(world, who, effect.dial, effect.word);
		case 'hang-up':
			return hangUp(world, who, effect.dial);
		case 'keep-session':
			return keepSession(world, who, effect.dial);
		case 'confirm':
			return confirm(world, who, effect.dial);
		case 'say':
			return say(world, who, effect);
		case 'hand-on':
		case 'renew-picture':
		case 'probe-broker':
			return;
		case 'set-timer':
			if (leftOut.has(effect.timer) || person.timers.includes(effect.timer)) return;
			person.timers = [...person.timers, effect.timer].toSorted();
			return;
		case 'cancel-timer':
			person.timers = person.timers.filter((timer) => timer !== effect.timer);
			return;
		case 'close-room':
			for (const { id } of world.dials) hangUp(world, who, id);
			return closeSockets(world, who);
		default:
			return assertNever(effect);
	}
}

/** The broker hears of it later: until then a seat belongs to a ghost. */
function releaseSeat(world: World, who: Who, seat: Seat): void {
	const place = world.seats[seat];
	if (place.claims[who] === 'asked') place.orphans++;
	if (place.holder === who) place.holder = `ghost of ${who}`;
	place.claims[who] = null;
}

export function closeSockets(world: World, who: Who): void {
	const person = personAt(world, who);
	if (person !== null) person.visitor = false;
	for (const seat of seats) releaseSeat(world, who, seat);
}
