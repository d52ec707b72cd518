/** What people and their machines do: come, go, crash, wait; and the timers of their pages. */
import type { Rules } from '../../src/lib/protocol/rules';
import type { VisitorId } from '../../src/lib/protocol/seat';
import { initialState } from '../../src/lib/protocol/state';
import { essence } from './canonical';
import type { Kind, Move } from './move';
import { closeSockets, happen } from './perform';
import { nameOf, personAt, type Person, type Who, type World } from './world';

export function peopleMoves(world: World, rules: Rules): Move[] {
	const moves: Move[] = world.people.flatMap((person, who) =>
		world.faults === 0 ? [] : faultMoves(who, person, rules)
	);
	// People are named in the order in which they come, so that no world is explored once for each naming.
	const newcomer = world.people.length;
	if (world.toCome > 0) {
		moves.push({
			kind: 'person',
			says: () => `${nameOf(newcomer)} joins`,
			make: (next) => {
				next.toCome--;
				join(next, newcomer, rules);
			}
		});
	}
	return moves;
}

/** Timers are slow and messages quick, but for a bounded number of times. */
export function timerMoves(world: World, underWay: boolean, rules: Rules): Move[] {
	if (underWay && world.slow === 0) return [];
	return world.people.flatMap((person, who) =>
		person === null ? [] : timersOf(world, who, person, underWay, rules)
	);
}

function timersOf(world: World, who: Who, person: Person, early: boolean, rules: Rules): Move[] {
	return person.timers
		.filter((timer) => timer !== 'silence' || partnerIsGone(world, who, person))
		.map((timer) => ({
			kind: early ? 'early' : 'timer',
			says: () => `${nameOf(who)}'s ${timer} timer fires${early ? ' early' : ''}`,
			make: (next) => {
				if (early) next.slow--;
				const mine = personAt(next, who);
				if (mine !== null) mine.timers = mine.timers.filter((name) => name !== timer);
				happen(next, who, { type: 'timer-fired', timer }, rules);
			}
		}));
}

/** Pings tell the truth: only a partner that is gone is silent. */
function partnerIsGone(world: World, who: Who, { state }: Person): boolean {
	if (state.phase !== 'paired') return true;
	const link = world.dials.find(({ id }) => id === state.link);
	return link === undefined || (link.caller === who ? link.far : link.near) === 'gone';
}

function faultMoves(who: Who, person: Person | null, rules: Rules): Move[] {
	const fault = (says: string, make: (next: World) => void, kind: Kind = 'person'): Move => ({
		kind,
		says: () => `${nameOf(who)} ${says}`,
		make: (next) => {
			next.faults--;
			make(next);
		}
	});
	if (person === null) return [fault('comes again', (next) => join(next, who, rules))];
	const faults = [
		fault('leaves', (next) => happen(next, who, { type: 'leave-pressed' }, rules)),
		fault('crashes', (next) => crash(next, who), 'crash')
	];
	if (person.state.phase === 'full') {
		faults.push(
			fault('waits for a seat', (next) => happen(next, who, { type: 'wait-pressed' }, rules)),
			fault('tries again', (next) => happen(next, who, { type: 'join-pressed' }, rules))
		);
	}
	return faults;
}

function join(world: World, who: Who, rules: Rules): void {
	const me = freshName(world, who);
	world.people[who] = {
		state: essence(initialState(me, { mic: true, camera: true })),
		timers: [],
		visitor: false,
		sawPair: false,
		collided: false
	};
	happen(world, who, { type: 'room-chosen' }, rules);
	happen(world, who, { type: 'join-pressed' }, rules);
}

/** A new stay has a new visitor's id: the first that nothing in this world still names. */
function freshName(world: World, who: Who): VisitorId {
	for (let stay = 0; stay < 10; stay++) {
		const name: VisitorId = `v-${'abcd'.charAt(who)}${stay}`;
		const named = JSON.stringify([world.people, world.dials]).includes(name);
		if (!named) return name;
	}
	throw new Error(`too many stays of ${nameOf(who)}`);
}

/** Nothing is said, nothing is closed; the broker notices the dead sockets when it does. */
function crash(world: World, who: Who): void {
	closeSockets(world, who);
	for (const dial of world.dials) {
		if (dial.caller === who) dial.near = 'gone';
		if (dial.callee === who) dial.far = 'gone';
	}
	world.people[who] = null;
}
