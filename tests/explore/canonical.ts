/**
 * One text for each world that the machine cannot tell from another: dial numbers are renamed, and what
 * only the page shows or only a clock needs is left out. `steering.test.ts` holds that it steers nothing.
 */
import type { MediaState } from '../../src/lib/protocol/event';
import type { RoomState } from '../../src/lib/protocol/state';
import { queueBefore, type Dial, type Person, type World } from './world';

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
		return { ...bare, seeker: bare.seeker === 'queued' ? 'queued' : 'newcomer' };
	}
	return bare.phase === 'paired'
		? { ...bare, theirs: media, receiving: false, received: false }
		: bare;
}

/** A state's text with its dial numbers taken out, by its short name; and the dials that it names. */
interface Shape {
	readonly skeleton: string;
	readonly dials: readonly string[];
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
const dialIds = /v-[a-z]\d\.\d/g;

function shapeOf(state: RoomState): Shape {
	const known = shapes.get(state);
	if (known !== undefined) return known;
	const dials: string[] = [];
	const text = JSON.stringify(state).replace(dialIds, (id) => {
		dials.push(id);
		return '#';
	});
	const skeleton = short(text);
	const shape = { skeleton, dials, identity: `${skeleton} ${dials}` };
	shapes.set(state, shape);
	return shape;
}

/** Equal for equal states only. */
export const identityOf = (state: RoomState): string => shapeOf(state).identity;

/** Whether a state names a dial or knock. */
export const names = (state: RoomState, dial: string): boolean =>
	shapeOf(state).dials.includes(dial);

/** Equal for worlds that differ in nothing that matters. */
export function canonical(world: World): string {
	const renamed = new Map<string, string>();
	const counts = new Map<string, number>();
	const rename = (id: string): string => {
		const known = renamed.get(id);
		if (known !== undefined) return known;
		const stay = stayOf(id);
		const count = counts.get(stay) ?? 0;
		counts.set(stay, count + 1);
		const name = `${stay}.${count}`;
		renamed.set(id, name);
		return name;
	};
	const sessions = new Map<string, number>();
	const renameSession = (session: Person['session']): string | number => {
		if (session === null || session === 'alone') return session ?? '';
		const number = sessions.get(session) ?? sessions.size;
		sessions.set(session, number);
		return number;
	};
	const people = world.people.map((person) => personText(person, rename, renameSession));
	// What nobody's state names needs no number of its own.
	const nameOf = (id: string): string => renamed.get(id) ?? stayOf(id);
	const dials = world.dials
		.map((dial, at) => {
			const proves = `${renameSession(dial.session)}>${renameSession(dial.makes)}`;
			return dialText(dial, nameOf(dial.id), proves, queueBefore(world, at));
		})
		.toSorted();
	return [...people, seatsText(world), `${world.toCome} ${world.faults} ${world.slow}`, ...dials]
		.map(short)
		.join(' ');
}

const seatsText = ({ seats: { host, guest }, people }: World): string =>
	[host, guest]
		.map(({ holder, claims, orphans }) => {
			const claimed = people.map((_, who) => claims[who] ?? '');
			return `${holder} ${claimed} ${orphans}`;
		})
		.join(' ');

const stayOf = (dial: string): string => dial.slice(0, dial.indexOf('.'));

const flag = (value: boolean): string => (value ? '1' : '0');

function personText(
	person: Person | null,
	rename: (id: string) => string,
	renameSession: (session: Person['session']) => string | number
): string {
	if (person === null) return '-';
	const { state, timers, visitor, session, waited, sawPair, collided } = person;
	const { skeleton, dials } = shapeOf(state);
	const kept = renameSession(session);
	return `${skeleton} ${dials.map(rename)} ${kept} ${timers} ${visitor}${flag(waited)}${flag(sawPair)}${flag(collided)}`;
}

const dialText = (dial: Dial, name: string, proves: string, before: number): string =>
	`${dial.kind} ${name} ${proves} ${dial.from} ${dial.to} ${dial.callee} ${dial.near} ${dial.far} ${dial.reply} ${dial.toNear}>${dial.toFar} ${flag(dial.tellNear)}${dial.tellFar}${flag(dial.forged)}${flag(dial.cut)}${flag(dial.waits)} ${before}`;
