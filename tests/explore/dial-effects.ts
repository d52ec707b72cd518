/** What the room port does with dials, from the moment that one is placed until both ends are gone. */
import type { Effect } from '../../src/lib/protocol/effect';
import type { DialId, KnockWord } from '../../src/lib/protocol/seat';
import type { ControlMessage } from '../../src/lib/protocol/wire';
import {
	personAt,
	reaches,
	type Dial,
	type Session,
	type Who,
	type Word,
	type World
} from './world';

const dialsOf = (world: World, id: DialId): readonly Dial[] =>
	world.dials.filter((dial) => dial.id === id);

/** An offer or a knock goes to the broker. */
export function place(
	world: World,
	who: Who,
	{ type: kind, dial: id, from, to, waits = false }: Extract<Effect, { type: 'dial' | 'knock' }>
): void {
	world.dials = world.dials.filter((dial) => {
		if (dial.caller !== who || dial.to !== to) return true;
		// Only the newest knock at a seat is believed.
		if (dial.kind === 'knock' && kind === 'knock') dial.near = 'gone';
		// The broker keeps what is withdrawn for a while, but not for as long as it takes to try again twice.
		return dial.near !== 'gone' || dial.far !== 'none' || dial.from !== from;
	});
	world.dials.push({
		kind,
		id,
		from,
		to,
		caller: who,
		callee: null,
		session: personAt(world, who)?.session ?? null,
		makes: null,
		waits,
		near: 'calling',
		far: 'none',
		reply: null,
		toNear: [],
		toFar: [],
		tellNear: false,
		tellFar: null,
		forged: false,
		cut: false,
		deaf: null
	});
}

/** The one who was dialled accepts, refuses, or says a word to a knock. */
export function reply(world: World, who: Who, id: DialId, word: 'answer' | KnockWord): void {
	for (const dial of dialsOf(world, id)) {
		if (dial.callee !== who || dial.far !== 'ringing') continue;
		dial.far = word === 'answer' ? 'accepted' : 'gone';
		if (dial.near !== 'gone' && !dial.cut) dial.reply = word;
	}
}

/** Ends one's own end. The other hears of it later: by a withdrawal, or by the connection's end. */
export function hangUp(world: World, who: Who, id: DialId): void {
	for (const dial of dialsOf(world, id)) {
		if (dial.caller === who && dial.near !== 'gone') {
			if (reaches(dial, 'far')) dial.tellFar = dial.near === 'open' ? 'close' : 'withdrawal';
			dial.near = 'gone';
		}
		if (dial.callee === who && dial.far !== 'gone') {
			dial.tellNear = dial.far === 'accepted' && dial.near !== 'gone' && reaches(dial, 'near');
			dial.far = 'gone';
		}
	}
}

/** R7. The two of an admitted dial share a secret from now on: a name that nobody has for another one. */
export function keepSession(world: World, who: Who, id: DialId | null): void {
	const person = personAt(world, who);
	if (person === null) return;
	const dial = id === null ? undefined : dialsOf(world, id).find(({ kind }) => kind === 'dial');
	if (dial) dial.makes ??= freshSession(world);
	person.session = dial?.makes ?? null;
}

function freshSession({ people, dials }: World): Session {
	const used = new Set<unknown>([
		...people.map((person) => person?.session),
		...dials.flatMap(({ session, makes }) => [session, makes])
	]);
	for (let number = 0; ; number++) if (!used.has(`s${number}`)) return `s${number}`;
}

/** The dialler's first word goes ahead of all others. */
export function confirm(world: World, who: Who, id: DialId): void {
	tell(world, who, id, 'confirm');
}

const wordOf = ({ type }: ControlMessage): Word | null =>
	type === 'media' || type === 'flowing' || type === 'aside' ? null : type;

export function say(
	world: World,
	who: Who,
	{ dial: id, message }: Extract<Effect, { type: 'say' }>
): void {
	const word = wordOf(message);
	if (word !== null) tell(world, who, id, word);
}

function tell(world: World, who: Who, id: DialId, word: Word): void {
	// A second ping behind a first says nothing more.
	const after = (words: readonly Word[]): readonly Word[] =>
		words.includes(word) ? words : [...words, word];
	for (const dial of dialsOf(world, id)) {
		if (dial.cut) continue;
		if (dial.caller === who && dial.near === 'open' && dial.far !== 'gone') {
			dial.toFar = after(dial.toFar);
		} else if (dial.callee === who && dial.far === 'accepted' && dial.near !== 'gone') {
			dial.toNear = after(dial.toNear);
		}
	}
}
