/** A counterexample as a person reads it. */
import type { Counterexample } from './explore';
import { nameOf, type Person, type World } from './world';

const personLine = (person: Person | null): string => {
	if (person === null) return 'not here';
	const { phase, seats, me: _, nextNumber: __, visitor, mine: ___, ...rest } = person.state;
	const details = Object.entries(rest)
		.filter(([, value]) => value !== null && value !== false && value !== 0)
		.filter(([, value]) => !Array.isArray(value) || value.length > 0)
		.map(([key, value]) => `${key} ${JSON.stringify(value)}`);
	return [
		phase,
		`host ${seats.host}`,
		`guest ${seats.guest}`,
		...(visitor ? ['visitor'] : []),
		...details,
		...person.timers.map((timer) => `${timer} timer`)
	].join(', ');
};

const worldLines = (world: World): string[] => [
	...world.people.map((person, who) => `${nameOf(who)}: ${personLine(person)}`),
	`broker: host ${world.seats.host.holder}, guest ${world.seats.guest.holder}`,
	...world.dials.map((dial) => JSON.stringify(dial))
];

export const printed = ({ wrong, trace, world }: Counterexample): string =>
	[
		wrong,
		...trace.map((line, at) => `${String(at + 1).padStart(3)} ${line}`),
		...worldLines(world)
	].join('\n');
