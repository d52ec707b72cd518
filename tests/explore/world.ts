/**
 * The explorer's world: people, one broker, one room, and everything on its way between them.
 * A world is plain and small. It knows no order but the order that the real parts promise (ports.ts): each
 * socket and each control channel is first in, first out; nothing else is.
 */
import type { TimerName } from '../../src/lib/protocol/event';
import type { BrokerId, DialId, KnockWord, Seat } from '../../src/lib/protocol/seat';
import type { RoomState } from '../../src/lib/protocol/state';
import type { ControlMessage } from '../../src/lib/protocol/wire';

/** A person, by the order in which they first come. */
export type Who = number;

const people = ['alice', 'bob', 'carol', 'dave'] as const;

export const nameOf = (who: Who): string => people[who] ?? `person ${who}`;

/** The secret of a pair. */
export type Session = `s${number}`;

/** One stay of one person. Whoever is not here, or has crashed, is `null`. */
export interface Person {
	state: RoomState;
	/** Running timers, sorted. */
	timers: readonly TimerName[];
	/** The visitor's socket. `lost`: it has closed, and the page does not know yet. */
	visitor: boolean | 'lost';
	/** What this tab remembers of its call (R7). `alone`: nobody else remembers it. */
	session: Session | 'alone' | null;
	/** Told `full` in this stay, and waiting for a place since (R14). */
	waited: boolean;
	/** A pair was in the room at some moment of this stay; for the checks. */
	sawPair: boolean;
	/** The broker has refused the host seat in this stay; for the checks. */
	collided: boolean;
}

/** A claim from when it is sent until its outcome is delivered. `lost`: the seat's socket has closed. */
export type Claim = 'asked' | 'granted' | 'taken' | 'lost';

/** A socket that nobody uses any more: closed, crashed, half open. Whose tab lives on has its token (R11). */
export type Ghost = 'ghost' | `ghost of ${Who}`;

export const isGhost = (holder: BrokerSeat['holder']): holder is Ghost =>
	typeof holder === 'string';

/** One seat as the broker sees it. */
export interface BrokerSeat {
	holder: Who | Ghost | null;
	/** By person. */
	claims: (Claim | null)[];
	/** Claims on their way whose sender does not want them any more. */
	orphans: number;
}

/** The words of the control channel that steer the machine; the others are left out. */
export type Word = 'confirm' | Exclude<ControlMessage['type'], 'media' | 'flowing' | 'aside'>;

/** One end of a dial. `gone`: hung up, crashed, or told that the other end has closed. */
export type NearEnd = 'calling' | 'answered' | 'open' | 'gone';
export type FarEnd = 'none' | 'ringing' | 'accepted' | 'gone';

/** The end that dialled, and the one that was dialled. */
export type End = 'near' | 'far';

/** A dial, or a knock, which is a dial without an offer. */
export interface Dial {
	kind: 'dial' | 'knock';
	id: DialId;
	from: BrokerId;
	to: Seat;
	caller: Who;
	/** Whom it has reached; `null` while the broker has it. */
	callee: Who | null;
	/** What its offer proves (R7), and whether its sender waits for a place (R14). */
	session: Person['session'];
	/** What the two share when it is admitted. */
	makes: Session | null;
	waits: boolean;
	near: NearEnd;
	far: FarEnd;
	/** On its way back to the caller. */
	reply: 'answer' | KnockWord | null;
	toNear: readonly Word[];
	toFar: readonly Word[];
	/** A hang-up that the end has not heard of yet. A withdrawal comes through the broker, behind the offer. */
	tellNear: boolean;
	tellFar: 'withdrawal' | 'close' | null;
	/** Somebody sits in the middle: what either end proves is not what the other sealed (R4). */
	forged: boolean;
	/** One of the two has lost the network: nothing passes any more, and nobody is told. */
	cut: boolean;
	/** Whom nothing reaches any more, and nobody is told: words wait. */
	deaf: End | 'both' | null;
}

export interface World {
	/** By `Who`; shorter than the number of people until all have come once. */
	people: (Person | null)[];
	seats: Record<Seat, BrokerSeat>;
	/** In the order in which they were placed. */
	dials: Dial[];
	/** How many have yet to come for the first time. */
	toCome: number;
	/** How many more things may go wrong. */
	faults: number;
	/**
	 * How slow the network may still be: how often a timer fires although what it waits for is on its way. While
	 * any is left, what was withdrawn from an empty seat may still reach who comes to sit there.
	 */
	slow: number;
}

export interface Budget {
	readonly people: number;
	readonly faults: number;
	readonly slow: number;
}

export const emptyWorld = ({ people, faults, slow }: Budget): World => ({
	people: [],
	seats: {
		host: { holder: null, claims: [], orphans: 0 },
		guest: { holder: null, claims: [], orphans: 0 }
	},
	dials: [],
	toCome: people,
	faults,
	slow
});

/** A copy that can be changed; room states and word lists are never changed and so are shared. */
export const copy = (world: World): World => ({
	people: world.people.map((person) => person && { ...person }),
	seats: { host: copySeat(world.seats.host), guest: copySeat(world.seats.guest) },
	dials: world.dials.map((dial) => ({ ...dial })),
	toCome: world.toCome,
	faults: world.faults,
	slow: world.slow
});

const copySeat = (seat: BrokerSeat): BrokerSeat => ({ ...seat, claims: [...seat.claims] });

export const personAt = (world: World, who: Who): Person | null => world.people[who] ?? null;

/** Whether this person's socket for an address is open, as far as they know. */
export const hasSocket = (world: World, who: Who, address: BrokerId): boolean => {
	if (address !== 'host' && address !== 'guest') {
		const person = personAt(world, who);
		return person?.visitor === true && person.state.me === address;
	}
	const seat = world.seats[address];
	return seat.holder === who && !seat.claims[who];
};

/** Who would get what the broker relays to a seat now; `null` when it waits there, or is lost in a ghost. */
export const occupant = (world: World, seat: Seat): Who | null => {
	const { holder } = world.seats[seat];
	return typeof holder === 'number' && hasSocket(world, holder, seat) ? holder : null;
};

/** Whether what is said on a dial comes through to that end. */
export const reaches = ({ cut, deaf }: Dial, end: End): boolean =>
	!cut && deaf !== 'both' && deaf !== end;

/** How much of the same socket's to the same seat comes before this dial: an offer, or a withdrawal. */
export function queueBefore({ dials }: World, at: number): number {
	const mine = dials[at];
	if (mine?.far !== 'none') return 0;
	return dials
		.slice(0, at)
		.filter(
			({ from, to, far, tellFar }) =>
				from === mine.from && to === mine.to && (far === 'none' || tellFar === 'withdrawal')
		).length;
}
