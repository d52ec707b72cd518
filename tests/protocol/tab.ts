/** One machine, as a test speaks to it. */
import type { Effect } from '../../src/lib/protocol/effect';
import type { RoomEvent } from '../../src/lib/protocol/event';
import { seats, type VisitorId } from '../../src/lib/protocol/seat';
import { initialState, type RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';

export class Tab {
	readonly id: VisitorId;
	#state: RoomState;

	constructor(id: VisitorId) {
		this.id = id;
		this.#state = initialState(id, { mic: true, camera: true });
	}

	get state(): RoomState {
		return this.#state;
	}

	/** The sockets that it has or wants, by address. */
	get sockets(): readonly string[] {
		const { seats: held, visitor } = this.#state;
		return [...seats.filter((seat) => held[seat] !== 'none'), ...(visitor ? ['visitor'] : [])];
	}

	/** What it asks for when these things happen, one after the other. */
	on(...events: readonly RoomEvent[]): readonly Effect[] {
		return events.flatMap((event) => {
			const [state, effects] = step(this.#state, event);
			this.#state = state;
			return effects;
		});
	}
}

/** Alone in the host seat, with nothing under way. */
export function hostAlone(id: VisitorId = 'v-alice'): Tab {
	const tab = new Tab(id);
	tab.on({ type: 'join-pressed' }, { type: 'seat-granted', seat: 'host' });
	return tab;
}

/** In the host seat, in a call with Bob, who dialled. */
export function hostInCall(): Tab {
	const tab = hostAlone();
	tab.on(
		{ type: 'dial-arrived', dial: 'v-bob.0', from: 'v-bob' },
		{ type: 'confirmed', dial: 'v-bob.0', proved: true }
	);
	return tab;
}

/** In the guest seat, in a call with the host, whom this tab dialled. */
export function guestInCall(): Tab {
	const tab = new Tab('v-bob');
	tab.on(
		{ type: 'join-pressed' },
		{ type: 'seat-taken', seat: 'host' },
		{ type: 'dial-answered', dial: 'v-bob.0' },
		{ type: 'dial-opened', dial: 'v-bob.0', proved: true },
		{ type: 'seat-granted', seat: 'guest' }
	);
	return tab;
}

/** A stranger, who has just come. */
export const carolArrives = {
	type: 'dial-arrived',
	dial: 'v-carol.0',
	from: 'v-carol'
} as const satisfies RoomEvent;
