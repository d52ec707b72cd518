/**
 * One text for each world that the machine cannot tell from another: dial numbers are renamed, and what
 * only the page shows or only a clock needs is left out. `steering.test.ts` holds that it steers nothing.
 */
import type { MediaState } from '../../src/lib/protocol/event';
import type { RoomState } from '../../src/lib/protocol/state';
import {
	queueBefore,
	type BrokerSeat,
	type Dial,
	type Person,
	type Who,
	type World
} from './world';

const media: MediaState = { mic: true, camera: true };

/** A state without what does not steer the machine. */
export function essence(state: RoomState): RoomState {
	const bare: RoomState = {
		...state,
		nextNumber: 0,
		tries: 0,
		brokerAway: false,
		meddled: false,
		mine: media
	};
	if (bare.phase === 'seeking') {
		const dormant = bare.dormant && { ...bare.dormant, theirs: media };
		return { ...bare, dormant, seeker: bare.seeker === 'queued' ? 'queued' : 'newcomer' };
	}
	return bare.phase === 'paired'
		? { ...bare, theirs: media, receiving: false, received: false }
		: bare;
}

/** A state's text with the names of dials and stays taken out, by its short name; and these names, in their order. */
interface Shape {
	readonly skeleton: string;
	readonly named: readonly string[];
	readonly identity: string;
}

const numbers = new Map<string, number>();

/** A short name for a text that occurs in many worlds: millions of them are remembered. */
function short(text: string): string {
	const number = numbers.get(text) ?? numbers.size;
	numbers.set(text, number);
	return number.toString(36);
}

const shapes = new WeakMap<RoomState, Shape>();
const ids = /v-[a-z]\d(?:\.\d)?/g;

function shapeOf(state: RoomState): Shape {
	const known = shapes.get(state);
	if (known !== undefined) return known;
	const named: string[] = [];
	const text = JSON.stringify(state).replace(ids, (id) => {
		named.push(id);
		return '#';
	});
	const skeleton = short(text);
	const shape = { skeleton, named, identity: `${skeleton} ${named}` };
	shapes.set(state, shape);
	return shape;
}

/** Equal for equal states only. */
export const identityOf = (state: RoomState): string => shapeOf(state).identity;

/** Whether a state names a dial or knock. */
export const names = (state: RoomState, dial: string): boolean =>
	shapeOf(state).named.includes(dial);

/**
 * Equal for worlds that differ in nothing that matters. People, their stays, dials and sessions have no names there but
 * the order in which they are met: whoever is in the same situation is the same, whether they came first or last.
 */
export function canonical(world: World): string {
	const { people, dials, toCome, faults, slow } = world;
	const situations = people.map((person, who) => situation(world, person, who));
	const order = [...people.keys()].toSorted((one, other) =>
		compare(situations[one] ?? '', situations[other] ?? '')
	);
	const names = new Names(order);
	const lines = order.map((who) => `${situations[who]} ${names.ofPerson(people[who] ?? null)}`);
	// A stay that nobody's state names: by age.
	for (const stay of new Set(dials.flatMap(({ id, from }) => [stayOf(id), from])).values())
		if (stay.startsWith('v-')) names.later(stay);
	const dialLines = dials.map((dial, at) => dialText(dial, names, queueBefore(world, at)));
	return [
		...lines.map(short),
		`${toCome} ${faults} ${slow} ${seatsText(world)}`,
		...dialLines.toSorted().map(short)
	].join(' ');
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** All that is to be said of a person without naming anybody. */
function situation({ seats: { host, guest } }: World, person: Person | null, who: Who): string {
	const sits = (seat: BrokerSeat): string =>
		`${seat.holder === who ? 'sits' : seat.holder === `ghost of ${who}` ? 'ghost' : ''}${seat.claims[who] ?? ''}`;
	const places = `${sits(host)},${sits(guest)}`;
	if (person === null) return `- ${places}`;
	const { state, timers, visitor, waited, sawPair, collided } = person;
	return `${shapeOf(state).skeleton} ${timers} ${visitor}${flag(waited)}${flag(sawPair)}${flag(collided)} ${places}`;
}

const nobodys = (holder: BrokerSeat['holder']): string =>
	holder === null ? 'free' : holder === 'ghost' ? holder : '';

const seatsText = ({ seats: { host, guest } }: World): string =>
	[host, guest].map(({ holder, orphans }) => `${nobodys(holder)}${orphans}`).join();

const stayOf = (dial: string): string => {
	const dot = dial.indexOf('.');
	return dot < 0 ? dial : dial.slice(0, dot);
};

const flag = (value: boolean): string => (value ? '1' : '0');

/** New names, given in the order in which they are asked for. */
class Names {
	readonly #ranks: readonly number[];
	readonly #stays = new Map<string, string>();
	readonly #counts = new Map<string, number>();
	readonly #dials = new Map<string, string>();
	readonly #sessions = new Map<string, number>();

	constructor(order: readonly Who[]) {
		const ranks: number[] = [];
		for (const [rank, who] of order.entries()) ranks[who] = rank;
		this.#ranks = ranks;
	}

	/** All that a person's state names, and what they remember. */
	ofPerson(person: Person | null): string {
		if (person === null) return '';
		const named = shapeOf(person.state).named.map((id) =>
			id.includes('.') ? this.#ofDial(id) : this.#ofStay(id)
		);
		return `${named} ${this.session(person.session)}`;
	}

	session(session: Person['session']): string {
		if (session === null || session === 'alone') return session ?? '';
		const number = this.#sessions.get(session) ?? this.#sessions.size;
		this.#sessions.set(session, number);
		return `${number}`;
	}

	/** What nobody's state names needs no number of its own. */
	dial(id: string): string {
		return this.#dials.get(id) ?? this.#ofStay(stayOf(id));
	}

	address(id: string): string {
		return id.startsWith('v-') ? this.#ofStay(id) : id;
	}

	who(who: Who | null): string {
		return who === null ? '' : `${this.#ranks[who]}`;
	}

	later(stay: string): void {
		this.#ofStay(stay);
	}

	#ofStay(id: string): string {
		const known = this.#stays.get(id);
		if (known !== undefined) return known;
		const rank = this.#ranks['abcd'.indexOf(id.charAt(2))];
		const name = `${rank}${'abcdefghij'.charAt(this.#count(`${rank}`))}`;
		this.#stays.set(id, name);
		return name;
	}

	#ofDial(id: string): string {
		const known = this.#dials.get(id);
		if (known !== undefined) return known;
		const stay = this.#ofStay(stayOf(id));
		const name = `${stay}${this.#count(stay)}`;
		this.#dials.set(id, name);
		return name;
	}

	#count(of: string): number {
		const count = this.#counts.get(of) ?? 0;
		this.#counts.set(of, count + 1);
		return count;
	}
}

const dialText = (dial: Dial, names: Names, before: number): string =>
	`${dial.kind} ${names.dial(dial.id)} ${names.session(dial.session)}>${names.session(dial.makes)} ${names.address(dial.from)} ${dial.to} ${names.who(dial.callee)} ${dial.near} ${dial.far} ${dial.reply} ${dial.toNear}>${dial.toFar} ${flag(dial.tellNear)}${dial.tellFar}${flag(dial.forged)}${flag(dial.cut)}${dial.deaf ?? ''}${flag(dial.waits)} ${before}`;
