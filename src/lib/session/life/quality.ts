/** How well a call goes, in one word. Pure: what was measured goes in, a verdict comes out. */
import type { Flow, Measures } from '../../protocol/ports';

/** `upload`: what is sent from here does not get through; `theirs`: what comes from the friend does not. */
export type Quality = 'good' | 'relayed' | 'upload' | 'theirs';

export interface Weighing {
	readonly last: Measures | null;
	/** For how many milliseconds it has been weak, less the good ones since; by direction. */
	readonly weakMs: Readonly<Record<'in' | 'out', number>>;
	/** What is told, until it has been otherwise for long enough. */
	readonly weak: Readonly<Record<'in' | 'out', boolean>>;
}

export const firstWeighing: Weighing = {
	last: null,
	weakMs: { in: 0, out: 0 },
	weak: { in: false, out: false }
};

/** A twentieth lost is heard, whatever the codec makes up. */
const weakLoss = 0.05;

/** Fewer pictures in a second than that are seen one by one. */
const fewFrames = 8;

/** A moment is nobody's news: it is told after 4 s, and taken back after as long. */
const tellMs = 4_000;

/** What passes between two looks counts for no more than this: the page may have slept. */
const longestStepMs = 2_000;

const lossBetween = (before: Flow, now: Flow): number => {
	const lost = now.lost - before.lost;
	const all = now.packets - before.packets;
	return lost > 0 && all > 0 ? lost / (all + lost) : 0;
};

const lossy = (before: Measures, now: Measures, direction: 'in' | 'out'): boolean =>
	(['audio', 'video'] as const).some(
		(kind) => lossBetween(before[direction][kind], now[direction][kind]) > weakLoss
	);

/** Pictures come, and too few of them: it is not the camera that is off. */
const halting = ({ in: { video } }: Measures, before: Measures): boolean =>
	video.packets > before.in.video.packets &&
	video.framesPerSecond !== null &&
	video.framesPerSecond < fewFrames;

/** Fewer packets than before are another connection's. */
const sameConnection = (before: Measures, now: Measures): boolean =>
	now.in.audio.packets >= before.in.audio.packets &&
	now.out.audio.packets >= before.out.audio.packets;

export function weigh({ last, weakMs, weak }: Weighing, now: Measures): Weighing {
	if (!last || !sameConnection(last, now)) return { last: now, weakMs, weak };
	const passedMs = Math.min(now.at - last.at, longestStepMs);
	const isWeak = {
		in: lossy(last, now, 'in') || halting(now, last),
		out: lossy(last, now, 'out') || now.out.video.limitedBy === 'bandwidth'
	};
	const count = (direction: 'in' | 'out'): number =>
		Math.min(Math.max(0, weakMs[direction] + (isWeak[direction] ? passedMs : -passedMs)), tellMs);
	const counts = { in: count('in'), out: count('out') };
	const told = (direction: 'in' | 'out'): boolean =>
		weak[direction] ? counts[direction] > 0 : counts[direction] >= tellMs;
	return { last: now, weakMs: counts, weak: { in: told('in'), out: told('out') } };
}

/** What can be mended here comes first. */
export function qualityOf({ last, weak }: Weighing, relayed: boolean): Quality | null {
	if (!last) return null;
	if (weak.out) return 'upload';
	if (weak.in) return 'theirs';
	return relayed ? 'relayed' : 'good';
}
