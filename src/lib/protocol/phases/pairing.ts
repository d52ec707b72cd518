/** From seeking to a call and back. */
import { claim, holds, keepOneSocket, run, stay } from '../move';
import type { Move, Step } from '../move';
import type { Effect } from '../effect';
import { otherSeat, type DialId, type Seat } from '../seat';
import {
	nobodyAsked,
	type Dormant,
	type Paired,
	type RoomState,
	type Seeker,
	type Seeking
} from '../state';
import type { Rules } from '../rules';
import { pingMs, quietMs, silenceMs } from '../timing';
import { acceptNext, dropAccepted } from './door';
import { letGo } from './dormant';
import { dropAttempt, keepPlace, moveToHostSeat } from './search';

export const listen: readonly Effect[] = [
	{ type: 'set-timer', timer: 'silence', afterMs: silenceMs },
	{ type: 'set-timer', timer: 'quiet', afterMs: quietMs }
];
export const pingLater: Effect = { type: 'set-timer', timer: 'ping', afterMs: pingMs };

/** Answers whoever is at the door of a live pair. */
export const refuseHeld: Move<Paired> = (state) => [
	{ ...state, held: [] },
	state.held.map((arrival): Effect =>
		arrival.kind === 'dial'
			? { type: 'refuse', dial: arrival.dial }
			: { type: 'answer-knock', dial: arrival.dial, word: 'full' }
	)
];

/** Asks the partner for a sign of life. If none comes, the partner is lost as soon as without this question. */
export const ping: Move<Paired> = (state) => [
	state,
	[{ type: 'say', dial: state.link, message: { type: 'ping' } }]
];

/** R1. Someone in a pair who holds no seat claims one: where they are found after the call. */
export const takeSeat: Move<Paired> = (state) =>
	holds(state) !== null || Object.values(state.seats).includes('claiming')
		? stay(state)
		: claim<Paired>(state.wants)(state);

/** Whether this tab dialled, and where to: its partner sits there. */
export type Role = { readonly dialled: Seat } | 'answered';

/** The other side is admitted (R4). */
export function pair(state: Seeking, link: DialId, role: Role, rules: Rules): Step<RoomState> {
	const [alone, ended] = run(
		state,
		state.attempt?.dial === link ? (s) => stay({ ...s, attempt: null }) : dropAttempt,
		state.accepting?.dial === link ? (s) => stay({ ...s, accepting: null }) : dropAccepted,
		letGo
	);
	const paired: Paired = {
		...together(alone, link),
		wants: role === 'answered' ? 'host' : otherSeat(role.dialled)
	};
	const introduce: Effect[] = [
		...(role === 'answered' ? [] : [{ type: 'confirm', dial: link } as const]),
		{ type: 'keep-session', dial: link },
		...greet(paired)
	];
	// Who was answered has just spoken; who dialled has not heard a word yet (R8).
	const answerDoor = role === 'answered' || !rules.asksPartnerFirst() ? refuseHeld : ping;
	const [next, effects] = sitDown(paired, answerDoor, rules);
	return [next, [...ended, ...introduce, ...effects]];
}

/** A call that begins, or goes on. */
export function together(state: Seeking, link: DialId): Paired {
	const { me, nextNumber, seats, visitor, brokerAway, mine, held } = state;
	return {
		phase: 'paired',
		me,
		nextNumber,
		seats,
		visitor,
		brokerAway,
		tries: 0,
		meddled: false,
		mine,
		link,
		accepting: null,
		held,
		wants: 'host',
		theirs: { mic: true, camera: true },
		quiet: false,
		receiving: false,
		received: false
	};
}

/** What the partner is told at once, and the timers of a call. */
export const greet = ({ link, mine, accepting }: Paired): readonly Effect[] => [
	{ type: 'say', dial: link, message: { type: 'media', ...mine } },
	...(['answer', 'reach', 'retry', 'return'] as const).map(
		(timer) => ({ type: 'cancel-timer', timer }) as const
	),
	...(accepting === null ? [{ type: 'cancel-timer', timer: 'admit' } as const] : []),
	pingLater,
	...listen
];

/** Whoever is at the door is answered, and there is one seat for each. */
export const sitDown = (paired: Paired, answerDoor: Move<Paired>, rules: Rules): Step<Paired> =>
	run(
		paired,
		rules.refusesOthers() && paired.held.length > 0 ? answerDoor : stay,
		keepOneSocket(rules),
		takeSeat
	);

/** R7. The partner is back, over another connection: the old one is let go of. */
export function replace(state: Paired, link: DialId, rules: Rules): Step<RoomState> {
	const [next, effects] = pair(asAlone(state, 'lost', null), link, 'answered', rules);
	return [next, [{ type: 'hang-up', dial: state.link }, ...effects]];
}

function asAlone(state: Paired, seeker: Seeker, dormant: Dormant | null): Seeking {
	const { me, nextNumber, seats, visitor, brokerAway, mine, accepting, held } = state;
	const patient = seeker !== 'left';
	return {
		phase: 'seeking',
		me,
		nextNumber,
		seats,
		visitor,
		brokerAway,
		tries: 0,
		meddled: false,
		mine,
		seeker,
		attempt: null,
		dormant,
		accepting,
		held,
		collided: false,
		told: false,
		doubts: patient,
		asked: nobodyAsked,
		silent: false,
		patient
	};
}

/** The partner is gone, and so is the connection. */
export function unpair(state: Paired, seeker: Seeker, rules: Rules): Step<RoomState> {
	const [next, effects] = alone(state, seeker, null, rules);
	return [
		next,
		[{ type: 'hang-up', dial: state.link }, { type: 'cancel-timer', timer: 'ping' }, ...effects]
	];
}

/** R15. The partner has fallen silent: they are looked for, and asked on as before. */
export const fallSilent = (state: Paired, rules: Rules): Step<RoomState> =>
	alone(state, 'lost', { link: state.link, theirs: state.theirs }, rules);

/** The seat that is left decides the way on (R1). Who waited at the door comes in, or waits on (R14). */
function alone(
	state: Paired,
	seeker: Seeker,
	dormant: Dormant | null,
	rules: Rules
): Step<RoomState> {
	const ends: Effect[] = [
		...(['silence', 'quiet', 'retry'] as const).map(
			(timer) => ({ type: 'cancel-timer', timer }) as const
		),
		seeker === 'left' ? { type: 'keep-session', dial: null } : keepPlace,
		// By the same way the broker may be lost as well.
		...(seeker === 'lost' ? [{ type: 'probe-broker' } as const] : [])
	];
	const [next, effects] = run(
		asAlone(state, seeker, dormant),
		(s) => moveToHostSeat(s, rules),
		acceptNext(rules)
	);
	return [next, [...ends, ...effects]];
}
