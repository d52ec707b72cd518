/** What must hold in every world, and in every change from one world to the next: sentences of what is wrong. */
import type { TimerName } from '../../src/lib/protocol/event';
import { isOwnDial, seats, type BrokerId } from '../../src/lib/protocol/seat';
import type { RoomState } from '../../src/lib/protocol/state';
import { names } from './canonical';
import type { Kind, Move } from './move';
import {
	hasSocket,
	nameOf,
	personAt,
	type Dial,
	type Person,
	type Who,
	type Word,
	type World
} from './world';

export type Pair = readonly [Who, Who];

const known = new WeakMap<World, readonly Pair[]>();

/** Who is in a call with whom, each admitted by the other. Of worlds that do not change any more. */
export function pairs(world: World): readonly Pair[] {
	const found = known.get(world) ?? findPairs(world);
	known.set(world, found);
	return found;
}

const findPairs = ({ people, dials }: World): Pair[] =>
	dials.flatMap(({ id, caller, callee, near, far, cut, deaf }): Pair[] => {
		if (callee === null || near === 'gone' || far !== 'accepted' || cut || deaf !== null) return [];
		const linked = (who: Who): boolean => {
			const state = people[who]?.state;
			return state?.phase === 'paired' && state.link === id;
		};
		return linked(caller) && linked(callee) ? [[caller, callee]] : [];
	});

/**
 * Somebody has admitted somebody who is still there, or whose last words are still on their way; and neither of them is
 * this one, who remembers the call and is not to be turned away from it.
 */
const somePair = ({ people, dials }: World, but: Who | null): boolean =>
	dials.some(({ id, caller, callee, near, far, toNear, toFar }) => {
		if (but !== null && (caller === but || callee === but)) return false;
		if (toNear.length > 0 || toFar.length > 0) return true;
		if (near === 'gone' || far === 'gone') return false;
		return [caller, callee].some((who) => {
			const state = who === null ? undefined : people[who]?.state;
			return state?.phase === 'paired' && state.link === id;
		});
	});

/** What is wrong in a world. `punctual`: no timer fires early, and nothing reaches anybody that was withdrawn. */
export function wrongIn(world: World, punctual: boolean): string | null {
	const inCall = pairs(world);
	if (inCall.length > 1) return 'two pairs are in one room';
	if (inCall.some(([one, other]) => one === other)) return 'somebody is in a call with themselves';
	if (punctual && glareWithoutWinner(world)) return 'two who dial each other turn each other away';
	for (const [who, person] of world.people.entries()) {
		const wrong = person && wrongWith(world, who, person);
		if (wrong) return `${wrong} (${nameOf(who)})`;
	}
	return null;
}

/** Two have dialled each other and wait for one another, and neither dial is left. */
const glareWithoutWinner = ({ people, dials }: World): boolean =>
	dials.some(
		(one) =>
			isDead(one) &&
			dials.some(
				(other) =>
					isDead(other) &&
					one.caller < other.caller &&
					one.callee === other.caller &&
					other.callee === one.caller &&
					[one.caller, other.caller].every((who) => isBusyWith(people[who], one, other))
			)
	);

/** Let go of by one of the two, for the other's sake: not forged, not torn, not ended with its page. */
const isDead = ({ kind, near, far, forged, cut, tellNear }: Dial): boolean =>
	kind === 'dial' && !forged && !cut && !tellNear && (near === 'gone' || far === 'gone');

const isBusyWith = (person: Person | null | undefined, ...dials: Dial[]): boolean => {
	if (person?.state.phase !== 'seeking') return false;
	const { attempt, accepting } = person.state;
	return dials.some(({ id }) => id === attempt?.dial || id === accepting?.dial);
};

function wrongWith(world: World, who: Who, person: Person): string | null {
	return wrongSockets(world, who, person) ?? wrongDials(world, who, person) ?? wrongTimers(person);
}

function wrongSockets(
	{ seats: places }: World,
	who: Who,
	{ state, visitor }: Person
): string | null {
	// Turned away, one gives everything back, and what is kept is the goals' affair.
	const wrong = (state.phase === 'full' ? [] : seats).some((seat) => {
		const { claims, holder } = places[seat];
		if (claims[who] === 'lost') return state.seats[seat] === 'none';
		return state.seats[seat] !== (claims[who] ? 'claiming' : holder === who ? 'held' : 'none');
	});
	return wrong || state.visitor !== (visitor !== false)
		? 'somebody is wrong about their own sockets'
		: null;
}

function wrongDials({ dials }: World, who: Who, { state }: Person): string | null {
	if (state.phase === 'paired' && dials.some(({ id, forged }) => forged && id === state.link)) {
		return 'somebody is admitted who has proved nothing';
	}
	const mine = dials.filter(
		({ kind, caller, callee, near, far }) =>
			(caller === who && near !== 'gone' && kind === 'dial') || (callee === who && far !== 'gone')
	);
	if (
		mine.some(
			({ id, callee, far }) => callee === who && far === 'accepted' && isOwnDial(id, state.me)
		)
	) {
		return 'somebody answers their own dial';
	}
	if (mine.some(({ id }) => !names(state, id)))
		return 'a dial is kept that the machine has forgotten';
	const unadmitted = mine.filter(
		({ id, callee, far }) =>
			(callee !== who || far === 'accepted') &&
			!(state.phase === 'paired' && state.link === id) &&
			!(state.phase === 'seeking' && state.dormant?.link === id)
	);
	if (unadmitted.length > 2) return 'there are more than two unadmitted connections';
	if (
		state.phase !== 'seeking' ||
		state.accepting === null ||
		state.accepting.resumes ||
		isSeat(state.accepting.from)
	)
		return null;
	return state.held.some(({ kind, from }) => kind === 'dial' && isSeat(from))
		? 'a seat holder stands behind a visitor'
		: null;
}

const isSeat = (id: BrokerId): boolean => id === 'host' || id === 'guest';

function wrongTimers({ state, timers }: Person): string | null {
	const attempt = state.phase === 'seeking' ? state.attempt : null;
	const accepting = state.phase === 'seeking' || state.phase === 'paired' ? state.accepting : null;
	const due: Partial<Record<TimerName, boolean>> = {
		answer: attempt?.answered === false,
		reach: attempt?.answered === true,
		admit: accepting !== null,
		return: state.phase === 'seeking' && state.patient
	};
	const wrong = Object.entries(due).some(
		([timer, wanted]) => timers.some((running) => running === timer) !== wanted
	);
	if (wrong || (state.phase === 'full' && timers.length > 0))
		return 'a timer fits nothing that is awaited';
	if (state.phase !== 'seeking') return null;
	const wayOn =
		timers.length > 0 ||
		state.seats.host === 'held' ||
		Object.values(state.seats).includes('claiming');
	return wayOn ? null : 'somebody seeks and has no way on';
}

const mayPart: ReadonlySet<Kind> = new Set(['person', 'reload', 'crash', 'cut', 'halt', 'deaf']);

/** The two are there, and do not hear each other. */
const mutes: ReadonlySet<Kind> = new Set(['cut', 'halt', 'deaf']);

/** A change that must not happen. */
export function wrongStep(before: World, { kind }: Move, after: World): string | null {
	for (const [one, other] of pairs(before)) {
		const apart = !pairs(after).some((pair) => pair.includes(one) && pair.includes(other));
		if (apart && !mayPart.has(kind)) return 'a live pair comes apart by itself';
		const stays = (who: Who): boolean =>
			personAt(after, who)?.state.me === personAt(before, who)?.state.me;
		if (apart && !mutes.has(kind) && stays(one) && stays(other)) {
			return 'a live pair is broken by a third';
		}
		if (apart && (kind === 'person' || kind === 'reload') && !hearsFarewell(after))
			return 'somebody leaves without a word';
	}
	if (slipsIn(before, after)) return 'somebody who waited takes the place of one who was lost';
	for (const [who, person] of after.people.entries()) {
		const past = personAt(before, who);
		if (person?.state.phase !== 'full' || past === null || past.state.phase === 'full') continue;
		if (!past.sawPair) return 'somebody is told "full" although there was no pair';
		if (!past.collided && !hasSocket(before, who, 'host')) {
			return 'somebody is told "full" without a collision';
		}
	}
	return null;
}

/** R14. Somebody keeps a place, and admits, or is admitted by, one who has waited for it. */
const slipsIn = (before: World, after: World): boolean =>
	after.dials.some(({ id, caller, callee }) => {
		if (callee === null) return false;
		const admits = [caller, callee].some((who) => {
			const state = personAt(after, who)?.state;
			return (
				state?.phase === 'paired' &&
				state.link === id &&
				personAt(before, who)?.state.phase !== 'paired'
			);
		});
		const [one, other] = [personAt(before, caller), personAt(before, callee)];
		return (
			admits && one !== null && other !== null && (keepsFrom(one, other) || keepsFrom(other, one))
		);
	});

const keepsFrom = ({ state, waited }: Person, other: Person): boolean =>
	!waited && state.phase === 'seeking' && state.patient && other.waited;

const hearsFarewell = ({ dials }: World): boolean =>
	dials.some(({ toNear, toFar }) => [...toNear, ...toFar].some((word) => farewells.has(word)));

const farewells: ReadonlySet<Word> = new Set(['bye', 'away']);

/** Until they give up, or the room has been silent for too long to be anybody's. */
const isWaiting = (state: RoomState): boolean => state.phase === 'seeking' && state.patient;

/** Keeps each person's history up to date. */
export function remember(world: World): void {
	for (const [who, person] of world.people.entries()) {
		if (person === null) continue;
		person.sawPair =
			person.state.phase === 'seeking' &&
			(person.sawPair || somePair(world, person.session === null ? null : who));
		person.collided &&= person.state.phase !== 'full';
		person.waited &&= isWaiting(person.state);
	}
}
