/** What happened at the door, counted. Numbers only: no ids, no addresses. */

/** How a claim to an id ended. `returned`: its holder came back on a new socket; `evicted`: its holder was silent. */
export type ClaimOutcome = 'granted' | 'returned' | 'taken' | 'evicted';

/** Why a socket was not opened, or was cut off. */
export type SocketRefusal =
	| 'accept'
	| 'address'
	| 'draining'
	| 'id'
	| 'key'
	| 'opening-rate'
	| 'origin'
	| 'path'
	| 'protocol'
	| 'rate'
	| 'seat'
	| 'token'
	| 'unread';

/** Why a message went nowhere. */
export type FrameRefusal = 'absent' | 'depth' | 'json' | 'shape';

export type Refusal = SocketRefusal | FrameRefusal;

export class Tally {
	readonly claims: Record<ClaimOutcome, number> = { granted: 0, returned: 0, taken: 0, evicted: 0 };
	readonly refusals: Record<Refusal, number> = {
		absent: 0,
		accept: 0,
		address: 0,
		depth: 0,
		draining: 0,
		id: 0,
		json: 0,
		key: 0,
		'opening-rate': 0,
		origin: 0,
		path: 0,
		protocol: 0,
		rate: 0,
		seat: 0,
		shape: 0,
		token: 0,
		unread: 0
	};
	/** Messages taken for another client; heartbeats do not count. */
	messages = 0;
	/** Of these messages, as they came in. */
	bytes = 0;
	/** How often a socket was not read for a while, since it sent too fast. */
	throttled = 0;
	/** Whether a proxy on this very machine forwards people that are not told apart, as nobody said to trust it. */
	strangeProxy = false;

	claimed(outcome: ClaimOutcome): void {
		this.claims[outcome] += 1;
	}

	refused(reason: Refusal): void {
		this.refusals[reason] += 1;
	}

	relayed(bytes: number): void {
		this.messages += 1;
		this.bytes += bytes;
	}
}
