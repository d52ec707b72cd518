/** From seeking to a call and back. */
import { claim, holds, keepOneSocket, run, stay } from '../move';
import type { Move, Step } from '../move';
import type { Effect } from '../effect';
import { otherSeat, type DialId, type Seat } from '../seat';
import { nobodyAsked, type Paired, type RoomState, type Seeker, type Seeking } from '../state';
import type { Rules } from '../rules';
import { pingMs, silenceMs } from '../timing';
import { acceptNext, dropAccepted } from './door';
import { dropAttempt, keepPlace, moveToHostSeat } from './search';

export const listen: Effect = { type: 'set-timer', timer: 'silence', afterMs: silenceMs };
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
		state.accepting?.dial === link ? (s) => stay({ ...s, accepting: null }) : dropAccepted
	);
	const { me, nextNumber, seats, visitor, brokerAway, mine, held } = alone;
	const paired: Paired = {
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
		wants: role === 'answered' ? 'host' : otherSeat(role.dialled),
		theirs: { mic: true, camera: true },
		receiving: false,
		received: false
	};
	const introduce: Effect[] = [
		...(role === 'answered' ? [] : [{ type: 'confirm', dial: link } as const]),
		{ type: 'keep-session', dial: link },
		{ type: 'say', dial: link, message: { type: 'media', ...mine } },
		...(['answer', 'reach', 'admit', 'retry', 'return'] as const).map(
			(timer) => ({ type: 'cancel-timer', timer }) as const
		),
		pingLater,
		listen
	];
	// Who was answered has just spoken; who dialled has not heard a word yet (R8).
	const answerDoor = role === 'answered' || !rules.asksPartnerFirst() ? refuseHeld : ping;
	const [next, effects] = run(
		paired,
		rules.refusesOthers() && held.length > 0 ? answerDoor : stay,
		keepOneSocket(rules),
		takeSeat
	);
	return [next, [...ended, ...introduce, ...effects]];
}

/** R7. The partner is back, over another connection: the old one is let go of. */
export function replace(state: Paired, link: DialId, rules: Rules): Step<RoomState> {
	const [next, effects] = pair(asAlone(state, 'lost'), link, 'answered', rules);
	return [next, [{ type: 'hang-up', dial: state.link }, ...effects]];
}

function asAlone(state: Paired, seeker: Seeker): Seeking {
	const { me, nextNumber, seats, visitor, brokerAway, mine, accepting, held } = state;
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
		accepting,
		held,
		collided: false,
		told: false,
		asked: nobodyAsked,
		silent: false,
		patient: seeker !== 'left'
	};
}

/** The partner is gone; the seat that is left decides the way on (R1). Who waited at the door comes in, or waits on (R14). */
export function unpair(state: Paired, seeker: Seeker, rules: Rules): Step<RoomState> {
	const ends: Effect[] = [
		{ type: 'hang-up', dial: state.link },
		...(['ping', 'silence', 'retry'] as const).map(
			(timer) => ({ type: 'cancel-timer', timer }) as const
		),
		seeker === 'left' ? { type: 'keep-session', dial: null } : keepPlace
	];
	const [next, effects] = run(
		asAlone(state, seeker),
		(s) => moveToHostSeat(s, rules),
		acceptNext(rules)
	);
	return [next, [...ends, ...effects]];
}
