/** Every duration of the protocol, in milliseconds. The clock adapter adds jitter to the backoff. */

/** R2: how long a dialled seat may stay silent before the other one is dialled. */
export const answerMs = 2_000;

/** R3, R6: how long an answered dial may take until it is admitted. */
export const admitMs = 5_000;

/** R12: how often each side of a pair asks the other for a sign of life. */
export const pingMs = 500;

/**
 * R12: how long a partner may leave pings unanswered before the broker is asked too: when the partner counts as lost, it is
 * known whether they can be looked for.
 */
export const quietMs = 700;

/**
 * R12: how long a partner may be silent before it counts as lost: five pings. Who is gone is missed after 2 to 2.5 s,
 * and a line that stands still for 2 s has time to go on (docs/protocol.md says what that is worth).
 */
export const silenceMs = 2_500;

/** R14: how long the place of somebody who was lost is kept. */
export const returnMs = 30_000;

/** R9: pauses between rounds of claiming and knocking; the last one repeats. */
const retryMs = [250, 500, 1_000, 2_000, 2_500] as const;

/** R9: the round after which who doubts asks again: after 1 s, in which the partner hears what was on its way. */
export const doubtfulTry = 2;

export const lastTry = retryMs.length - 1;

export const retryAfterMs = (tries: number): number => retryMs[Math.min(tries, lastTry)] ?? 2_500;
