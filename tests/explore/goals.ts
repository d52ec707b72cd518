/** Where everything must be able to come to rest once nothing more goes wrong: sentences of what is wrong if it cannot. */
import { seats, type Seat } from '../../src/lib/protocol/seat';
import type { RoomState } from '../../src/lib/protocol/state';
import { pairs } from './safety';
import type { Person, Who, World } from './world';

const socketCount = (world: World, who: Who, person: Person): number =>
	seats.filter((seat) => world.seats[seat].holder === who || world.seats[seat].claims[who]).length +
	(person.visitor === true ? 1 : 0);

const holdsSeat = (world: World, who: Who, seat: Seat): boolean => world.seats[seat].holder === who;

const isQueued = (state: RoomState): boolean =>
	state.phase === 'seeking' && state.seeker === 'queued';

type Present = readonly [Who, Person];

const present = (world: World): Present[] =>
	[...world.people.entries()].filter((entry): entry is [Who, Person] => entry[1] !== null);

/** Those who want in and neither wait at a full room nor were turned away. */
const wanting = (world: World): Present[] =>
	present(world).filter(
		([, { state }]) => state.phase === 'paired' || (state.phase === 'seeking' && !isQueued(state))
	);

export interface Goal {
	/** What is wrong when it can never be reached. */
	readonly missed: string;
	readonly reached: (world: World) => boolean;
}

export const goals: readonly Goal[] = [
	{
		missed: 'somebody stays in a call with nobody',
		reached: (world) =>
			present(world).every(
				([who, { state }]) =>
					state.phase !== 'paired' || pairs(world).some((pair) => pair.includes(who))
			)
	},
	{
		missed: 'two who want in never meet',
		reached: (world) =>
			pairs(world).length > 0 ||
			present(world).filter(([, { state }]) => state.phase !== 'full').length < 2
	},
	{
		missed: 'a third is neither let in nor turned away',
		reached: (world) => pairs(world).length === 0 || wanting(world).length === 2
	},
	{
		missed: 'somebody alone does not come to rest in the host seat',
		reached: (world) =>
			pairs(world).length > 0 ||
			present(world).every(
				([who, { state }]) =>
					state.phase !== 'seeking' ||
					(holdsSeat(world, who, 'host') &&
						state.attempt === null &&
						state.accepting === null &&
						state.held.length === 0)
			)
	},
	{
		missed: 'a live pair does not get both seats',
		reached: (world) =>
			pairs(world).every(([one, other]) =>
				seats.every((seat) => holdsSeat(world, one, seat) || holdsSeat(world, other, seat))
			)
	},
	{
		missed: 'somebody keeps more than one socket',
		reached: (world) =>
			present(world).every(
				([who, person]) => isQueued(person.state) || socketCount(world, who, person) <= 1
			)
	},
	{
		missed: 'somebody who was turned away keeps a socket',
		reached: (world) =>
			present(world).every(
				([who, person]) => person.state.phase !== 'full' || socketCount(world, who, person) === 0
			)
	},
	{
		missed: 'somebody is left standing at the door',
		reached: (world) =>
			present(world).every(([, { state }]) => state.phase !== 'paired' || state.held.length === 0)
	}
];

/** One bit for each goal that this world has reached. */
export const reached = (wanted: readonly Goal[], world: World): number =>
	wanted.reduce((bits, goal, at) => bits | (goal.reached(world) ? 1 << at : 0), 0);
