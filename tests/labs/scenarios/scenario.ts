/** One question that the lab answers. */

/** What one run of a scenario has shown. */
export interface Outcome {
	/** How sound and picture went, or why they did not: the host's way, the guest's. */
	readonly ways: readonly [string, string];
	/** By name, in milliseconds, with the most that they may be; without a bound where there is none. */
	readonly figures: Readonly<Record<string, { readonly ms: number; readonly most?: number }>>;
	/** What else has to be so and is not. */
	readonly wrong?: string;
}

export interface Scenario {
	readonly name: string;
	readonly title: string;
	/** A run that takes longer has come to a halt; four minutes unless it says so. */
	readonly longestMs?: number;
	/** Builds its world, and hands out a run that may be repeated in it, and an end. */
	open(): Promise<{ run(): Promise<Outcome>; close(): Promise<void> }>;
}

/** From the guest's press until both see each other. */
export const joinMostMs = 1_000;
