/** Every duration of the protocol, in milliseconds. The clock adapter adds jitter to the backoff. */

/** R2: how long a dialled seat may stay silent before the other one is dialled. */
export const answerMs = 2_000;

/** R3, R6: how long an answered dial may take until it is admitted. */
export const admitMs = 5_000;

/** R12: how often each side of a pair asks the other for a sign of life. */
export const pingMs = 1_000;

/** R12: how long a partner may be silent before it counts as lost: three pings. */
export const silenceMs = 3_000;

/** R14: how long the place of somebody who was lost is kept. */
export const returnMs = 30_000;

/** R9: pauses between rounds of claiming and knocking; the last one repeats. */
const retryMs = [250, 500, 1_000, 2_000, 2_500] as const;

export const lastTry = retryMs.length - 1;

export const retryAfterMs = (tries: number): number => retryMs[Math.min(tries, lastTry)] ?? 2_500;
