/** One question that the lab answers. */

export type Unit = 's' | 'ms' | 'a second' | 'kbit/s' | '%' | 'px' | 'times';

/** One thing that was measured, once. */
export interface Measured {
	readonly value: number;
	readonly unit: Unit;
	/** The same of the least page that can call, in the same run. */
	readonly floor?: number;
	/** What its median has to keep within; without a bound where there is none. */
	readonly most?: number;
	readonly least?: number;
}

/** Both in milliseconds; told in seconds. */
export const time = (ms: number, mostMs = Infinity): Measured => ({
	value: ms / 1_000,
	unit: 's',
	most: mostMs / 1_000
});

/** What one run of a scenario has shown. */
export interface Outcome {
	/** How sound and picture went, or why they did not: the host's way, the guest's. */
	readonly ways: readonly [string, string];
	/** By name. */
	readonly figures: Readonly<Record<string, Measured>>;
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
