/**
 * The rules of the room (docs/protocol.md) as named predicates. `step` takes them as an argument, so that a
 * test can remove one and watch the explorer find what it was for.
 */
import { isOwnDial, type BrokerId, type DialId, type Seat, type VisitorId } from './seat';
import type { Arrival } from './state';

/** R1. Whoever waits alone moves to the host seat and gives the guest seat back. */
const movesToHostSeat = (): boolean => true;

/** R1. A socket that is needed no more is closed: settled, everybody has one. */
const keepsOneSocket = (): boolean => true;

/** R2. Whoever joins dials. */
const newcomerDials = (): boolean => true;

/** R2. One's own dial can come back from a stock broker: it is known and ignored. */
const ignoresDial = (dial: DialId, me: VisitorId): boolean => isOwnDial(dial, me);

/** R4. Nobody is admitted but who proves the seal key and the certificate that was sealed with it. */
const admitsOnlyProved = (proved: boolean): boolean => proved;

/** R5. When both dial at once, the guest's dial wins and the host drops its own. */
const keepsOwnDial = (mine: Seat): boolean => mine === 'guest';

/** R6. Dials are tried one at a time; the next is looked at when the first has failed. */
const acceptsBeside = (unadmitted: number): boolean => unadmitted === 0;

/** R6, R7. Who comes back goes before a holder of the other seat, and that before a visitor, until one is admitted. */
const outranks = (arrival: Arrival, accepted: Arrival): boolean => rank(arrival) > rank(accepted);

/** R6. Paired, every other dial and knock is answered `full`. */
const refusesOthers = (): boolean => true;

/** R7. Who proves the session of a call may replace its connection, under whatever address. */
const replacesBySession = (resumes: boolean): boolean => resumes;

/** R8. Before somebody is refused, the partner is asked for a sign of life. */
const asksPartnerFirst = (): boolean => true;

/** R8. A pair that finds its seat taken knocks there: a lone occupant asks in turn, and hears `full`. */
const announcesPair = (): boolean => true;

/** R8. Who hears `full` gives back the seat that it holds. */
const givesSeatsBack = (): boolean => true;

/** R9. Full is the id collision and an occupant's own word, both. */
const believesFull = (collided: boolean, told: boolean): boolean => collided && told;

/** R9. Who was in a call hears `full` twice before it counts: their own partner may have yet to hear of them. */
const doubtsFull = (doubts: boolean): boolean => doubts;

/** R9. Silence is answered by claiming and knocking again. */
const keepsKnocking = (): boolean => true;

/** R10. A seat that was lost is claimed again, by a call that goes on without it. */
const reclaimsSeats = (): boolean => true;

/** R12. Leaving is said. */
const saysGoodbye = (): boolean => true;

/** R12. A partner that is silent for too long is lost. */
const noticesSilence = (): boolean => true;

/** R14. The place of who was lost is kept against those who wait, and against nobody else. */
const keepsPlace = (patient: boolean, waits: boolean): boolean => patient && waits;

/** R14. Who waits takes no seat that somebody may be coming back to. */
const leavesSeats = (patient: boolean, waits: boolean): boolean => patient && waits;

const rank = ({ resumes, from }: Arrival): number => (resumes ? 2 : isSeat(from) ? 1 : 0);

const isSeat = (id: BrokerId): id is Seat => id === 'host' || id === 'guest';

export const standardRules = {
	movesToHostSeat,
	keepsOneSocket,
	newcomerDials,
	ignoresDial,
	admitsOnlyProved,
	keepsOwnDial,
	acceptsBeside,
	outranks,
	refusesOthers,
	replacesBySession,
	asksPartnerFirst,
	announcesPair,
	givesSeatsBack,
	believesFull,
	doubtsFull,
	keepsKnocking,
	reclaimsSeats,
	saysGoodbye,
	noticesSilence,
	keepsPlace,
	leavesSeats
};

export type Rules = typeof standardRules;
