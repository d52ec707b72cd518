/** Carries out what the machine asks for. */
import type { Effect } from '../protocol/effect';
import type { RoomEvent, TimerName } from '../protocol/event';
import type { Clock, Room } from '../protocol/ports';
import type { Asides } from './asides';

/** Where effects go. */
export interface Outlets {
	readonly room: Room<unknown, unknown>;
	readonly clock: Clock;
	readonly asides: Asides;
	readonly dispatch: (event: RoomEvent) => void;
}

export const setTimer = (
	timer: TimerName,
	afterMs: number,
	{ clock, dispatch }: Pick<Outlets, 'clock' | 'dispatch'>
): void => clock.set(timer, afterMs, () => dispatch({ type: 'timer-fired', timer }));

export function perform(effect: Effect, outlets: Outlets): void {
	const { room, clock, asides } = outlets;
	switch (effect.type) {
		case 'open-visitor':
			return room.openVisitor();
		case 'close-visitor':
			return room.closeVisitor();
		case 'prepare-dial':
			return room.prepareDial(effect.dial, effect.from, effect.to);
		case 'claim-seat':
			return room.claimSeat(effect.seat);
		case 'release-seat':
			return room.releaseSeat(effect.seat);
		case 'dial':
			return room.dial(effect.dial, effect.from, effect.to, effect.waits);
		case 'accept':
			return room.accept(effect.dial);
		case 'refuse':
			return room.refuse(effect.dial);
		case 'hang-up':
			return room.hangUp(effect.dial);
		case 'knock':
			return room.knock(effect.dial, effect.from, effect.to, effect.waits);
		case 'answer-knock':
			return room.answerKnock(effect.dial, effect.word);
		case 'keep-session':
			return room.keepSession(effect.dial);
		case 'confirm':
			return room.confirm(effect.dial);
		case 'say':
			return room.say(effect.dial, effect.message);
		case 'renew-picture':
			return room.renewPicture(effect.dial);
		case 'probe-broker':
			return room.probeBroker();
		case 'hand-on':
			return asides.hear(effect.aside);
		case 'set-timer':
			return setTimer(effect.timer, effect.afterMs, outlets);
		case 'cancel-timer':
			return clock.cancel(effect.timer);
		case 'close-room':
			clock.cancelAll();
			return room.close();
	}
}
