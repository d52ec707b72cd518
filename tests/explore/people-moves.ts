/** What people and their machines do: come, go, crash, wait; and the timers of their pages. */
import type { TimerName } from '../../src/lib/protocol/event';
import type { Rules } from '../../src/lib/protocol/rules';
import { seats, type VisitorId } from '../../src/lib/protocol/seat';
import { initialState } from '../../src/lib/protocol/state';
import { essence } from './canonical';
import type { Kind, Move } from './move';
import { closeSockets, happen } from './perform';
import { nameOf, personAt, type Person, type Who, type World } from './world';

export function peopleMoves(world: World, rules: Rules): Move[] {
	const moves: Move[] = world.people.flatMap((person, who) =>
		world.faults === 0 ? [] : faultMoves(who, person, rules)
	);
	if (world.faults > 0) {
		moves.push({
			kind: 'restart',
			says: () => 'the broker restarts, and has forgotten everything',
			make: (next) => {
				next.faults--;
				restart(next);
			}
		});
	}
	// People are named in the order in which they come, so that no world is explored once for each naming.
	const newcomer = world.people.length;
	if (world.toCome > 0) {
		moves.push({
			kind: 'join',
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
		.filter((timer) => !listens.has(timer) || partnerIsGone(world, who, person))
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

const listens: ReadonlySet<TimerName> = new Set(['quiet', 'silence']);

/** Pings tell the truth: only a partner that is gone, or does not hear them, leaves them unanswered. */
function partnerIsGone(world: World, who: Who, { state }: Person): boolean {
	if (state.phase !== 'paired') return true;
	const link = world.dials.find(({ id }) => id === state.link);
	if (link === undefined) return true;
	const other = link.caller === who ? link.far : link.near;
	return link.cut || link.deaf !== null || other === 'gone';
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
		fault('leaves', (next) => {
			happen(next, who, { type: 'leave-pressed' }, rules);
			orphanGhosts(next, who);
		}),
		fault('crashes', (next) => crash(next, who), 'crash')
	];
	const { state } = person;
	if (state.phase === 'seeking' || state.phase === 'paired') {
		faults.push(
			fault('reloads', (next) => reload(next, who, rules), 'reload'),
			fault('loses the network for a moment', (next) => cut(next, who), 'cut')
		);
	}
	if (state.phase === 'seeking' && state.patient && state.seeker !== 'queued') {
		faults.push(
			fault('lets in who waits', (next) => happen(next, who, { type: 'let-in-pressed' }, rules))
		);
	}
	if (state.phase === 'full') {
		faults.push(
			fault('waits for a seat', (next) => {
				const mine = personAt(next, who);
				if (mine !== null) mine.waited = true;
				happen(next, who, { type: 'wait-pressed' }, rules);
			}),
			fault('tries again', (next) => happen(next, who, { type: 'join-pressed' }, rules))
		);
	}
	return faults;
}

/** A new stay, in the same tab or in another one. */
function join(
	world: World,
	who: Who,
	rules: Rules,
	session: Person['session'] = null,
	me = freshName(world, who)
): void {
	world.people[who] = {
		state: essence(initialState(me, { mic: true, camera: true })),
		timers: [],
		visitor: false,
		session,
		waited: false,
		sawPair: false,
		collided: false
	};
	happen(world, who, { type: 'room-chosen' }, rules);
	happen(world, who, { type: 'join-pressed', returns: session !== null }, rules);
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

/** The page goes and comes again: its tab remembers the session, and the token of its seat. */
function reload(world: World, who: Who, rules: Rules): void {
	const session = personAt(world, who)?.session ?? null;
	const me = freshName(world, who);
	happen(world, who, { type: 'page-gone' }, rules);
	join(world, who, rules, session, me);
}

/** All that this person is connected to is dead, and nobody is told; the page hears of its sockets later. */
function cut(world: World, who: Who): void {
	for (const dial of world.dials) {
		if (dial.caller !== who && dial.callee !== who) continue;
		Object.assign(dial, {
			cut: true,
			reply: null,
			toNear: [],
			toFar: [],
			tellNear: false,
			tellFar: null
		});
		if (dial.far === 'none') dial.far = 'gone';
	}
	for (const seat of seats) {
		const { holder, claims } = world.seats[seat];
		if (holder === who) world.seats[seat].holder = `ghost of ${who}`;
		if (holder === who || claims[who]) claims[who] = 'lost';
	}
	loseVisitor(personAt(world, who));
}

/** The broker forgets who sits where, and all that it has not passed on. */
function restart(world: World): void {
	for (const dial of world.dials) {
		dial.reply = null;
		if (dial.tellFar === 'withdrawal') dial.tellFar = null;
		if (dial.far === 'none') dial.far = 'gone';
	}
	for (const seat of seats) {
		const place = world.seats[seat];
		for (const [who, person] of world.people.entries()) {
			if (person !== null && person.state.seats[seat] !== 'none') place.claims[who] = 'lost';
		}
		place.holder = null;
		place.orphans = 0;
	}
	for (const person of world.people) loseVisitor(person);
}

function loseVisitor(person: Person | null): void {
	if (person?.visitor === true) person.visitor = 'lost';
}

/** Nothing is said, nothing is closed; the broker notices the dead sockets when it does. */
function crash(world: World, who: Who): void {
	closeSockets(world, who);
	for (const dial of world.dials) {
		if (dial.caller === who) dial.near = 'gone';
		if (dial.callee === who) dial.far = 'gone';
	}
	world.people[who] = null;
	orphanGhosts(world, who);
}

/** Nobody has the token of these any more. */
function orphanGhosts(world: World, who: Who): void {
	for (const seat of seats) {
		if (world.seats[seat].holder === `ghost of ${who}`) world.seats[seat].holder = 'ghost';
	}
}
