/**
 * Who holds which id. Whoever claims a held one gets it only if its holder turns out to be dead: the holder is asked
 * once, and only one claimant at a time is worth asking for.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Line } from './line.ts';
import type { Tally } from './tally.ts';

/** Who was heard from so lately is not asked. A PeerJS client says something every 5 s. */
const trustMs = 5_000;

/** A ping and its pong, over the slowest network on which anybody calls. With `trustMs` a dead one's id is free in 7 s. */
const answerMs = 2_000;

/** Nobody has asked for the id: a quiet page, such as one in a pocket, has time to answer. `peer` would wait for as long. */
const quietMs = 30_000;
const silentMs = 60_000;

interface Holder {
	readonly line: Line;
	/** Who waits for the outcome of the one ping. */
	contender: { readonly line: Line; readonly patience: NodeJS.Timeout } | null;
}

export interface HoldersParts {
	readonly tally: Tally;
	readonly now: () => number;
	/** From now on it speaks under its id. */
	readonly granted: (line: Line) => void;
}

export class Holders {
	readonly #parts: HoldersParts;
	readonly #held = new Map<string, Holder>();

	constructor(parts: HoldersParts) {
		this.#parts = parts;
	}

	/** How many ids are held. */
	get size(): number {
		return this.#held.size;
	}

	has(id: string): boolean {
		return this.#held.has(id);
	}

	/** Whether `token` is that of who holds the id. */
	isHeldBy(id: string, token: string): boolean {
		const holder = this.#held.get(id);
		return holder !== undefined && isSame(holder.line.claim.token, token);
	}

	/** Grants the line its id, at once or after the holder has not answered, or tells it that the id is taken. */
	claim(line: Line): void {
		const { tally, now } = this.#parts;
		const holder = this.#held.get(line.claim.id);
		if (!holder) {
			tally.claimed('granted');
			return this.#grant(line);
		}
		if (isSame(holder.line.claim.token, line.claim.token)) {
			this.#answered(holder);
			// The old socket is dead or forgotten; `peer` takes the new one for a new client, and says OPEN.
			holder.line.close();
			tally.claimed('returned');
			return this.#grant(line);
		}
		if (holder.contender || now() - holder.line.heardMs < trustMs) return this.#taken(line);
		return this.#ask(holder, line);
	}

	/** The line has given a sign of life. */
	heard(line: Line): void {
		const holder = this.#held.get(line.claim.id);
		if (holder?.line === line) this.#answered(holder);
	}

	/** The line is no more; whoever waited for that has its id. */
	ended(line: Line): void {
		const holder = this.#held.get(line.claim.id);
		if (holder?.line !== line) return;
		this.#held.delete(line.claim.id);
		const { contender } = holder;
		if (!contender) return;
		clearTimeout(contender.patience);
		contender.line.release();
		if (!contender.line.isOver) this.claim(contender.line);
	}

	/** Asks whoever has been silent for long, and ends whoever has not answered that either; to be called now and then. */
	cutSilent(): void {
		const now = this.#parts.now();
		for (const line of this.lines()) {
			const silenceMs = now - line.heardMs;
			if (silenceMs > silentMs) line.cut();
			else if (silenceMs > quietMs) line.ping();
		}
	}

	/** Every holder now. */
	lines(): Line[] {
		return [...this.#held.values()].map(({ line }) => line);
	}

	#ask(holder: Holder, line: Line): void {
		const patience = setTimeout(() => {
			this.#parts.tally.claimed('evicted');
			holder.line.cut(); // which ends it, and so grants
		}, answerMs);
		// A stock client may speak before it is answered; that waits with it.
		line.hold();
		holder.contender = { line, patience };
		holder.line.ping();
	}

	#answered(holder: Holder): void {
		const { contender } = holder;
		if (!contender) return;
		holder.contender = null;
		clearTimeout(contender.patience);
		this.#taken(contender.line);
	}

	#taken(line: Line): void {
		this.#parts.tally.claimed('taken');
		// As `peer` says it.
		line.send(JSON.stringify({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } }));
		line.close();
	}

	#grant(line: Line): void {
		this.#held.set(line.claim.id, { line, contender: null });
		this.#parts.granted(line);
	}
}

/** Of two texts; how long it takes tells nothing but their lengths. */
function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
