/** Between machines: a broker and connections that do everything at once and in order, and a clock that stands still. */
import type { Effect } from '../../src/lib/protocol/effect';
import type { RoomEvent, TimerName } from '../../src/lib/protocol/event';
import type { BrokerId, DialId, Seat } from '../../src/lib/protocol/seat';
import type { Tab } from './tab';

interface Call {
	readonly kind: 'dial' | 'knock';
	readonly to: Seat;
	readonly from: BrokerId;
	readonly caller: Tab;
	callee: Tab | null;
}

export class FakeLink {
	readonly #holders = new Map<Seat, Tab>();
	readonly #calls = new Map<DialId, Call>();
	readonly #timers = new Map<Tab, Set<TimerName>>();
	readonly #inbox: (readonly [Tab, RoomEvent])[] = [];
	readonly #gone = new Set<Tab>();

	/** Something happens to one, and everything that follows to everybody. */
	happen(tab: Tab, event: RoomEvent): void {
		this.#inbox.push([tab, event]);
		for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) {
			const [who, what] = next;
			if (!this.#gone.has(who)) for (const effect of who.on(what)) this.#perform(who, effect);
		}
	}

	/** Without a word; the broker has noticed by the time that anybody asks. */
	crash(tab: Tab): void {
		this.#gone.add(tab);
		for (const [seat, holder] of this.#holders) if (holder === tab) this.#holders.delete(seat);
	}

	fire(tab: Tab, timer: TimerName): void {
		if (this.#timersOf(tab).delete(timer)) this.happen(tab, { type: 'timer-fired', timer });
	}

	holder(seat: Seat): Tab | undefined {
		return this.#holders.get(seat);
	}

	#perform(tab: Tab, effect: Effect): void {
		switch (effect.type) {
			case 'claim-seat':
				return this.#claim(tab, effect.seat);
			case 'release-seat':
				if (this.#holders.get(effect.seat) === tab) this.#holders.delete(effect.seat);
				return;
			case 'dial':
			case 'knock': {
				const { type: kind, dial, from, to } = effect;
				this.#calls.set(dial, { kind, from, to, caller: tab, callee: null });
				return this.#relay(dial);
			}
			case 'accept':
				this.#tell(effect.dial, tab, { type: 'dial-answered', dial: effect.dial });
				return this.#tell(effect.dial, tab, {
					type: 'dial-opened',
					dial: effect.dial,
					proved: true
				});
			case 'refuse':
				return this.#tell(effect.dial, tab, { type: 'dial-refused', dial: effect.dial });
			case 'answer-knock': {
				const seat = this.#calls.get(effect.dial)?.to ?? 'host';
				return this.#tell(effect.dial, tab, { type: 'knock-answered', seat, word: effect.word });
			}
			case 'hang-up':
				this.#tell(effect.dial, tab, { type: 'dial-closed', dial: effect.dial });
				this.#calls.delete(effect.dial);
				return;
			case 'confirm':
				return this.#tell(effect.dial, tab, {
					type: 'confirmed',
					dial: effect.dial,
					proved: true
				});
			case 'say':
				return this.#tell(effect.dial, tab, {
					type: 'heard',
					dial: effect.dial,
					message: effect.message
				});
			case 'set-timer':
				this.#timersOf(tab).add(effect.timer);
				return;
			case 'cancel-timer':
				this.#timersOf(tab).delete(effect.timer);
				return;
			case 'close-room':
				for (const [dial, { caller, callee }] of this.#calls) {
					if (caller === tab || callee === tab) {
						this.#tell(dial, tab, { type: 'dial-closed', dial });
					}
				}
				return this.crash(tab);
			case 'open-visitor':
			case 'close-visitor':
			case 'prepare-dial':
		}
	}

	#claim(tab: Tab, seat: Seat): void {
		if (this.#holders.has(seat)) {
			this.#inbox.push([tab, { type: 'seat-taken', seat }]);
			return;
		}
		this.#holders.set(seat, tab);
		this.#inbox.push([tab, { type: 'seat-granted', seat }]);
		// A stock broker has kept what came for an empty seat.
		for (const [dial, { to, callee }] of this.#calls)
			if (to === seat && callee === null) this.#relay(dial);
	}

	#relay(dial: DialId): void {
		const call = this.#calls.get(dial);
		const callee = call && this.#holders.get(call.to);
		if (!call || !callee) return;
		call.callee = callee;
		this.#inbox.push([callee, { type: `${call.kind}-arrived`, dial, from: call.from }]);
	}

	/** Tells the other end of a dial. */
	#tell(dial: DialId, from: Tab, event: RoomEvent): void {
		const call = this.#calls.get(dial);
		const other = call?.caller === from ? call.callee : call?.caller;
		if (other) this.#inbox.push([other, event]);
	}

	#timersOf(tab: Tab): Set<TimerName> {
		const timers = this.#timers.get(tab) ?? new Set();
		this.#timers.set(tab, timers);
		return timers;
	}
}
