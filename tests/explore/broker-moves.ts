/** What a stock PeerServer does: hands out seats one socket at a time, and notices dead sockets late. */
import type { Rules } from '../../src/lib/protocol/rules';
import { seats } from '../../src/lib/protocol/seat';
import type { Move } from './move';
import { happen } from './perform';
import { isGhost, nameOf, personAt, type World } from './world';

export function brokerMoves(world: World, rules: Rules): Move[] {
	const moves: Move[] = [];
	for (const seat of seats) {
		const { holder, claims, orphans } = world.seats[seat];
		for (const [who, claim] of claims.entries()) {
			if (claim === 'asked') {
				// R11. Who comes with its token takes its own ghost's place.
				const grants = holder === null || holder === `ghost of ${who}`;
				moves.push({
					kind: isGhost(holder) && !grants ? 'ghost' : 'step',
					says: () =>
						`the broker ${grants ? 'grants' : 'refuses'} ${nameOf(who)} the ${seat} seat${isGhost(holder) ? ` (held by a ${holder})` : ''}`,
					make: (next) => {
						const place = next.seats[seat];
						place.claims[who] = grants ? 'granted' : 'taken';
						if (grants) place.holder = who;
						const person = personAt(next, who);
						if (person !== null && !grants && seat === 'host') person.collided = true;
					}
				});
			} else if (claim) {
				moves.push({
					kind: 'step',
					says: () => `${nameOf(who)} hears that the ${seat} seat is ${claim}`,
					make: (next) => {
						next.seats[seat].claims[who] = null;
						happen(next, who, { type: `seat-${claim}`, seat }, rules);
					}
				});
			}
		}
		if (orphans > 0) {
			moves.push({
				kind: 'step',
				says: () =>
					`the broker ${holder === null ? 'grants' : 'refuses'} a claim on the ${seat} seat that nobody wants any more`,
				make: (next) => {
					next.seats[seat].orphans--;
					if (holder === null) next.seats[seat].holder = 'ghost';
				}
			});
		}
		if (isGhost(holder)) {
			moves.push({
				kind: 'free',
				says: () => `the broker frees the ${seat} seat`,
				make: (next) => {
					next.seats[seat].holder = null;
				}
			});
		}
	}
	for (const [who, person] of world.people.entries()) {
		if (person?.visitor !== 'lost') continue;
		moves.push({
			kind: 'step',
			says: () => `${nameOf(who)} sees that the visitor's socket has closed`,
			make: (next) => {
				const mine = personAt(next, who);
				if (mine !== null) mine.visitor = false;
				happen(next, who, { type: 'visitor-lost' }, rules);
			}
		});
	}
	return moves;
}
