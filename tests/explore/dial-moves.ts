/** Offers, answers, connections and their messages on their way. */
import type { RoomEvent } from '../../src/lib/protocol/event';
import type { Rules } from '../../src/lib/protocol/rules';
import type { Kind, Move } from './move';
import { happen } from './perform';
import {
	nameOf,
	occupant,
	personAt,
	queueBefore,
	type Dial,
	type End,
	type Who,
	type Word,
	type World
} from './world';

const spoken = ({ id, forged }: Dial, word: Word): RoomEvent =>
	word === 'confirm'
		? { type: 'confirmed', dial: id, proved: !forged }
		: { type: 'heard', dial: id, message: { type: word } };

export function dialMoves(world: World, rules: Rules): Move[] {
	return world.dials.flatMap((dial, at) => [
		...offerMoves(world, dial, at, rules),
		...nearMoves(dial, at, rules),
		...farMoves(dial, at, rules),
		...forgery(world, dial, at),
		...haltMoves(world, dial, at, rules)
	]);
}

const isDeaf = ({ deaf }: Dial, end: End): boolean => deaf === 'both' || deaf === end;

const dialAt = (world: World, at: number): Dial => {
	const dial = world.dials[at];
	if (dial === undefined) throw new Error(`no dial ${at}`);
	return dial;
};

/** The broker relays to a seat's holder; for nobody it keeps things a while, in a ghost they are lost. */
function offerMoves(world: World, dial: Dial, at: number, rules: Rules): Move[] {
	if (dial.far !== 'none' || queueBefore(world, at) > 0) return [];
	const { kind, id, from, to, caller, session, waits } = dial;
	const { holder } = world.seats[to];
	const callee = occupant(world, to);
	if (callee === null) {
		if (typeof holder === 'number') return [];
		return [
			{
				kind: 'timer',
				says: () => `${kind} ${id} of ${nameOf(caller)} finds nobody in the ${to} seat`,
				make: (next) => {
					dialAt(next, at).far = 'gone';
				}
			}
		];
	}
	return [
		{
			kind: 'step',
			says: () => `${kind} ${id} of ${nameOf(caller)} reaches ${nameOf(callee)} in the ${to} seat`,
			make: (next) => {
				Object.assign(dialAt(next, at), { callee, far: 'ringing' });
				const resumes =
					session !== null && session !== 'alone' && session === personAt(next, callee)?.session;
				happen(next, callee, { type: `${kind}-arrived`, dial: id, from, resumes, waits }, rules);
			}
		}
	];
}

/** What comes to the one who dialled. */
function nearMoves(dial: Dial, at: number, rules: Rules): Move[] {
	const { kind, id, caller, near, far, reply, toNear, tellNear, forged, cut } = dial;
	const moves: Move[] = [];
	if (near === 'gone' || isDeaf(dial, 'near')) return moves;
	if (reply !== null) {
		moves.push({
			kind: 'step',
			says: () => `${nameOf(caller)} hears "${reply}" to ${kind} ${id}`,
			make: (next) => {
				const mine = dialAt(next, at);
				mine.reply = null;
				if (reply === 'answer') mine.near = 'answered';
				happen(next, caller, eventOf(dial, reply), rules);
			}
		});
	}
	if (near === 'answered' && far === 'accepted' && !cut) {
		moves.push({
			kind: 'step',
			says: () => `dial ${id} opens for ${nameOf(caller)}`,
			make: (next) => {
				dialAt(next, at).near = 'open';
				happen(next, caller, { type: 'dial-opened', dial: id, proved: !forged }, rules);
			}
		});
	}
	const [word, ...rest] = toNear;
	if (near === 'open' && word !== undefined) {
		moves.push({
			kind: 'step',
			says: () => `${nameOf(caller)} hears ${word} on ${id}`,
			make: (next) => {
				dialAt(next, at).toNear = rest;
				happen(next, caller, spoken(dial, word), rules);
			}
		});
	} else if (tellNear) {
		moves.push({
			kind: 'hint',
			says: () => `${nameOf(caller)} sees that dial ${id} has closed`,
			make: (next) => {
				Object.assign(dialAt(next, at), { near: 'gone', tellNear: false });
				happen(next, caller, { type: 'dial-closed', dial: id }, rules);
			}
		});
	}
	return moves;
}

const eventOf = ({ kind, id, to }: Dial, reply: NonNullable<Dial['reply']>): RoomEvent => {
	if (reply === 'answer') return { type: 'dial-answered', dial: id };
	return kind === 'knock'
		? { type: 'knock-answered', seat: to, word: reply }
		: { type: 'dial-refused', dial: id };
};

/** What comes to the one who was dialled. */
function farMoves(dial: Dial, at: number, rules: Rules): Move[] {
	const { id, callee, far, toFar, tellFar } = dial;
	if (callee === null || isDeaf(dial, 'far')) return [];
	if (far !== 'ringing' && far !== 'accepted') return [];
	const moves: Move[] = [];
	const [word, ...rest] = toFar;
	if (far === 'accepted' && word !== undefined) {
		moves.push({
			kind: 'step',
			says: () => `${nameOf(callee)} hears ${word} on ${id}`,
			make: (next) => {
				dialAt(next, at).toFar = rest;
				happen(next, callee, spoken(dial, word), rules);
			}
		});
	} else if (tellFar) {
		moves.push({
			kind: tellFar === 'withdrawal' ? 'step' : 'hint',
			says: () => `${nameOf(callee)} sees that dial ${id} has closed`,
			make: (next) => {
				Object.assign(dialAt(next, at), { far: 'gone', tellFar: null });
				happen(next, callee, { type: 'dial-closed', dial: id }, rules);
			}
		});
	}
	return moves;
}

/**
 * Somebody comes between the two while the connection comes up, with certificates of their own, and says the first
 * word in the dialler's place.
 */
function forgery(world: World, dial: Dial, at: number): Move[] {
	const { kind, id, near, far, forged, cut } = dial;
	const comesUp = kind === 'dial' && near === 'answered' && far === 'accepted';
	if (world.faults === 0 || !comesUp || forged || cut) return [];
	return [
		{
			kind: 'forge',
			says: () => `somebody comes between the two ends of dial ${id}`,
			make: (next) => {
				next.faults--;
				Object.assign(dialAt(next, at), { forged: true, toFar: ['confirm'] });
			}
		}
	];
}

/**
 * Nothing comes through between two who talk, for one of them or for both, and then it does again: whoever fell silent for
 * the other is seen there. A line that is dead in one direction may stay so.
 */
function haltMoves(world: World, dial: Dial, at: number, rules: Rules): Move[] {
	const { id, near, far, cut, callee, deaf } = dial;
	if (near !== 'open' || far !== 'accepted' || cut || callee === null) return [];
	if (deaf !== null) {
		return [
			{
				kind: deaf === 'both' ? 'timer' : 'hint',
				says: () => `dial ${id} goes on`,
				make: (next) => {
					dialAt(next, at).deaf = null;
				}
			},
			...ends.flatMap((end) => askedOn(world, dial, end, rules))
		];
	}
	const halt = (kind: Kind, whom: NonNullable<Dial['deaf']>, name: string): Move => ({
		kind,
		says: () => `nothing comes through to ${name} on dial ${id}`,
		make: (next) => {
			next.faults--;
			dialAt(next, at).deaf = whom;
		}
	});
	const halts = [
		halt('halt', 'both', 'either'),
		...ends.map((end) => halt('deaf', end, nameOf(whoAt(dial, end))))
	];
	return [
		...(world.faults > 0 ? halts : []),
		...ends.filter((end) => asks(world, dial, end)).map((end) => seenAgain(dial, end, rules))
	];
}

const ends: readonly End[] = ['near', 'far'];

const otherEnd = (end: End): End => (end === 'near' ? 'far' : 'near');

const whoAt = ({ caller, callee }: Dial, end: End): Who =>
	end === 'near' ? caller : (callee ?? -1);

/** R15. Who is at that end has lost the other one, and asks on. */
function asks(world: World, dial: Dial, end: End): boolean {
	const state = personAt(world, whoAt(dial, end))?.state;
	return state?.phase === 'seeking' && state.dormant?.link === dial.id;
}

const seenAgain = ({ id, ...dial }: Dial, end: End, rules: Rules): Move => {
	const who = whoAt({ id, ...dial }, end);
	return {
		kind: 'step',
		says: () => `${nameOf(who)} is shown something on dial ${id} again`,
		make: (next) => happen(next, who, { type: 'media-arrived', dial: id }, rules)
	};
};

/** Who hears nothing goes on asking, and is heard. */
function askedOn(world: World, dial: Dial, end: End, rules: Rules): Move[] {
	const other = whoAt(dial, otherEnd(end));
	if (!isDeaf(dial, end) || isDeaf(dial, otherEnd(end)) || !asks(world, dial, end)) return [];
	return [
		{
			kind: 'timer',
			says: () => `${nameOf(other)} is asked on ${dial.id} again`,
			make: (next) =>
				happen(next, other, { type: 'heard', dial: dial.id, message: { type: 'ping' } }, rules)
		}
	];
}
