/** What is sent so that it fits through: sound first. Pure: what was measured goes in, a course comes out. */
import type { Course, Size } from '../../protocol/ports';

/** One look at what is sent. */
export interface Look {
	/** Milliseconds, on a clock that only grows. */
	readonly at: number;
	/** Bits a second that get through, as far as the browser knows; `null` also of a way that carries nothing at all. */
	readonly capacity: number | null;
	/** Why the picture is sent smaller than it could be, as in `Flow`. */
	readonly limitedBy: string | null;
	/** How large the friend sees it. */
	readonly window: Size | null;
}

/** What is remembered from look to look. */
export interface Helm {
	readonly course: Course;
	readonly at: number;
	/** When the picture was last sent otherwise than before. */
	readonly since: number;
	/** How long sound is alone before a picture is tried again. */
	readonly restMs: number;
	/** For how many milliseconds there has been no room for a picture. */
	readonly starvedMs: number;
	/** For how many milliseconds the processor has been too slow. */
	readonly lateMs: number;
}

/** Less than that carries the voice, and next to it nothing that one would call a picture. */
const starvation = 100_000;

/** So much is found out by a thin picture where the whole one gets through. */
const enough = 130_000;

/** An estimate falls lower than the line for a moment, and as long as a changed network takes to find another way. */
const starvedMostMs = 3_000;

/** A line that has changed soon is noticed soon; on one that stays as it is each trial costs some of the voice. */
const firstRestMs = 6_000;
const longestRestMs = 12_000;

const trialMs = 2_500;

const lateMostMs = 3_000;

/** What passes between two looks counts for no more than this: the page may have slept. */
const longestStepMs = 1_000;

/** On a connection of which nothing is known yet. */
export const firstHelm = (at: number, known: Pick<Course, 'frugal' | 'window'>): Helm => ({
	course: { picture: 'whole', ...known },
	at,
	since: at,
	restMs: firstRestMs,
	starvedMs: 0,
	lateMs: 0
});

export function steer(helm: Helm, { at, capacity, limitedBy, window }: Look): Helm {
	const passedMs = Math.min(at - helm.at, longestStepMs);
	const starving = capacity !== null && capacity < starvation;
	const starvedMs = starving ? helm.starvedMs + passedMs : 0;
	const lateMs = limitedBy === 'cpu' ? helm.lateMs + passedMs : 0;
	const picture = pictureNext(helm, { at, capacity, starvedMs });
	return {
		// Who was too slow once is so again.
		course: { picture, frugal: helm.course.frugal && lateMs < lateMostMs, window },
		at,
		since: picture === helm.course.picture ? helm.since : at,
		restMs: restNext(helm, picture),
		starvedMs,
		lateMs
	};
}

function pictureNext(
	{ course, since, restMs }: Helm,
	{ at, capacity, starvedMs }: Pick<Look, 'at' | 'capacity'> & Pick<Helm, 'starvedMs'>
): Course['picture'] {
	switch (course.picture) {
		case 'whole':
			return starvedMs >= starvedMostMs ? 'none' : 'whole';
		case 'none':
			// A way that is new is not the one that was too narrow: the browser thinks anew.
			if (capacity !== null && capacity >= enough) return 'whole';
			return at - since >= restMs ? 'thin' : 'none';
		case 'thin':
			if (capacity === null || capacity >= enough) return 'whole';
			return at - since >= trialMs && capacity < starvation ? 'none' : 'thin';
	}
}

/** Longer after each trial that has failed. */
function restNext({ course, restMs }: Helm, picture: Course['picture']): number {
	if (picture === 'whole') return firstRestMs;
	const failed = course.picture === 'thin' && picture === 'none';
	return failed ? Math.min(2 * restMs, longestRestMs) : restMs;
}
