/**
 * Places in a room. A room has two seats, host and guest; everybody else is a visitor under a random id.
 * Seats are where people are found, not what lets them in (R1).
 */
export type Seat = 'host' | 'guest';

export const seats = ['host', 'guest'] as const satisfies readonly Seat[];

export const otherSeat = (seat: Seat): Seat => (seat === 'host' ? 'guest' : 'host');

/** A visitor's name within its room: `v-<random>`, new for every stay. */
export type VisitorId = `v-${string}`;

/** An address within one room: a seat or a visitor. The adapter knows its spelling at the broker. */
export type BrokerId = Seat | VisitorId;

/** Names one dial or knock: the dialler's visitor id and a small number. */
export type DialId = `${VisitorId}.${number}`;

/** How many dials of one tab can be told apart; a dial is forgotten long before its number comes back. */
const dialNumbers = 10;

export const dialId = (visitor: VisitorId, number: number): DialId => `${visitor}.${number}`;

export const nextNumber = (number: number): number => (number + 1) % dialNumbers;

/** R2. A stock broker hands an offer to an absent id to whoever claims it next, its own sender too. */
export const isOwnDial = (dial: DialId, visitor: VisitorId): boolean =>
	dial.startsWith(`${visitor}.`);

/** An occupant's word to somebody who knocks. */
export type KnockWord = 'room' | 'full';

/** Whether two dials or knocks come from one tab's stay. */
export const isSameStay = (one: DialId, other: DialId): boolean =>
	one.slice(0, one.lastIndexOf('.')) === other.slice(0, other.lastIndexOf('.'));
