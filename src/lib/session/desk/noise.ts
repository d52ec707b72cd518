/** Whether a microphone brings noise along, judged by how loud it is while nobody talks. */

/** Louder than the hum of a room and the hiss of its microphone: a fan, a street, a café. */
const noise = 0.03;

/** A microphone that was just opened finds its level first. */
const settlingMs = 1_000;

/** Nobody talks for so long without a pause … */
const judgedAfterMs = 10_000;
/** … and in the pauses of one who talks it is quiet for as long as this. */
const quietEnoughMs = 500;

/** What was heard of one microphone. */
export interface Heard {
	readonly forMs: number;
	readonly quietMs: number;
}

export const nothingHeard: Heard = { forMs: 0, quietMs: 0 };

/** `peak` is the loudest of the last `ms`, 0 to 1. */
export function hear({ forMs, quietMs }: Heard, peak: number, ms: number): Heard {
	const settled = forMs >= settlingMs;
	return { forMs: forMs + ms, quietMs: settled && peak < noise ? quietMs + ms : quietMs };
}

/** `null` as long as it cannot be said. */
export function isNoisy({ forMs, quietMs }: Heard): boolean | null {
	if (quietMs >= quietEnoughMs) return false;
	return forMs >= settlingMs + judgedAfterMs ? true : null;
}
