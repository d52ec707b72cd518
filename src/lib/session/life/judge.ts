/**
 * Proof of life: whether sound and picture flow, and what is done when they do not. Pure: what was seen goes in, a
 * verdict comes out. A connection whose other end does not answer at all is the protocol's affair (R12), long before.
 */
import type { Evidence, MediaKind } from '../../protocol/ports';
import type { DialId } from '../../protocol/seat';

/** `in`: from the other person; `out`: from here. */
export type Direction = keyof Evidence;

/** From the mildest: to wait, to start our own devices again, to connect anew, to ask the person. */
export type Rung = 'wait' | 'rebuild' | 'redial' | 'ask';

/** Something that should flow stands still. */
export interface Stall {
	readonly direction: Direction;
	readonly kinds: readonly MediaKind[];
	readonly rung: Rung;
}

type Of<T> = Readonly<Record<Direction, Readonly<Record<MediaKind, T>>>>;

/** What should flow: nobody misses the picture of a camera that is off. */
export type Wanted = Of<boolean>;

/** One look at a connection. */
export interface Look {
	readonly of: DialId;
	/** Milliseconds, on a clock that only grows. */
	readonly at: number;
	readonly evidence: Evidence;
	readonly wanted: Wanted;
}

/** What is remembered from look to look. */
export interface Pulse {
	readonly of: DialId | null;
	readonly at: number;
	readonly counts: Evidence;
	/** For how many milliseconds each has stood still. */
	readonly still: Of<number>;
}

/** After how many milliseconds of standing still each step is taken. Whoever sends tries first: it costs no talk. */
const ladders: Readonly<Record<Direction, readonly (readonly [afterMs: number, rung: Rung])[]>> = {
	in: [
		[4_000, 'wait'],
		[10_000, 'redial'],
		[18_000, 'ask']
	],
	out: [
		[4_000, 'wait'],
		[6_000, 'rebuild'],
		[10_000, 'redial'],
		[18_000, 'ask']
	]
};

/** What passes between two looks counts for no more than this: the page may have slept, or been without a connection. */
const longestStepMs = 2_000;

const directions = ['in', 'out'] as const satisfies readonly Direction[];
const kinds = ['audio', 'video'] as const satisfies readonly MediaKind[];
const nothing = { audio: 0, video: 0 };

export const firstPulse: Pulse = {
	of: null,
	at: 0,
	counts: { in: nothing, out: nothing },
	still: { in: nothing, out: nothing }
};

/** Another connection proves nothing yet, and disproves nothing: what stood still does so until something moves. */
export function feel(pulse: Pulse, { of, at, evidence, wanted }: Look): Pulse {
	const same = of === pulse.of;
	const passedMs = same ? Math.min(at - pulse.at, longestStepMs) : 0;
	const stillFor = (direction: Direction, kind: MediaKind): number => {
		const moved = same && evidence[direction][kind] > pulse.counts[direction][kind];
		return moved || !wanted[direction][kind] ? 0 : pulse.still[direction][kind] + passedMs;
	};
	const both = (direction: Direction): Record<MediaKind, number> => ({
		audio: stillFor(direction, 'audio'),
		video: stillFor(direction, 'video')
	});
	return { of, at, counts: evidence, still: { in: both('in'), out: both('out') } };
}

/** The worst that there is to say; `null` while all flows that should. */
export function stallOf({ still }: Pulse): Stall | null {
	const longest = (direction: Direction): number =>
		Math.max(...kinds.map((kind) => still[direction][kind]));
	const stalls = directions
		.toSorted((one, other) => longest(other) - longest(one))
		.flatMap((direction): Stall[] => {
			const ladder = ladders[direction];
			const rung = ladder.findLast(([afterMs]) => longest(direction) >= afterMs)?.[1];
			const [[toldMs]] = ladder as [readonly [number, Rung]];
			const stands = kinds.filter((kind) => still[direction][kind] >= toldMs);
			return rung ? [{ direction, kinds: stands, rung }] : [];
		});
	return stalls[0] ?? null;
}
