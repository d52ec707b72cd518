/** What is sent, by what gets through. */
import { describe, expect, it } from 'vitest';
import type { Course } from '../../src/lib/protocol/ports';
import { firstHelm, steer, type Helm, type Look } from '../../src/lib/session/life/course';

const roomy = 2_000_000;
const narrow = 60_000;

/** One look every half a second, for so long. @returns what was sent last, and all that it changed to. */
function sail(from: Helm, seconds: number, look: Partial<Look>): { helm: Helm; turns: Course[] } {
	let helm = from;
	const turns: Course[] = [];
	for (let step = 0; step < seconds * 2; step += 1) {
		const { course } = helm;
		helm = steer(helm, {
			at: helm.at + 500,
			capacity: roomy,
			limitedBy: null,
			window: null,
			...look
		});
		if (helm.course.picture !== course.picture || helm.course.frugal !== course.frugal)
			turns.push(helm.course);
	}
	return { helm, turns };
}

const pictures = (turns: readonly Course[]): string[] => turns.map(({ picture }) => picture);
const start = firstHelm(0, { frugal: true, window: null });

describe('what is sent', () => {
	it('is all, by the codec that needs the fewest bits, as long as it gets through', () => {
		expect(sail(start, 60, {})).toMatchObject({
			turns: [],
			helm: { course: { picture: 'whole', frugal: true, window: null } }
		});
	});

	it('is all where the browser does not know what gets through', () => {
		expect(sail(start, 60, { capacity: null }).turns).toEqual([]);
	});

	it('stays as it is when an estimate falls for a moment', () => {
		const { helm, turns } = sail(start, 2.5, { capacity: narrow });
		expect(turns).toEqual([]);
		expect(sail(sail(helm, 1, {}).helm, 2.5, { capacity: narrow }).turns).toEqual([]);
	});

	it('is sound alone where there is no room for a picture, which tries again, and ever more seldom', () => {
		const { turns } = sail(start, 27, { capacity: narrow });
		expect(pictures(turns)).toEqual(['none', 'thin', 'none', 'thin', 'none']);
		const later = sail(sail(start, 120, { capacity: narrow }).helm, 60, { capacity: narrow });
		expect(later.turns.length).toBeGreaterThanOrEqual(8);
		expect(later.turns.length).toBeLessThanOrEqual(10);
	});

	it('is all again within ten seconds, once it gets through', () => {
		const { helm } = sail(start, 3, { capacity: narrow });
		expect(helm.course.picture).toBe('none');
		const alone = sail(helm, 6, { capacity: 90_000 });
		expect(pictures(alone.turns)).toEqual(['thin']);
		expect(pictures(sail(alone.helm, 4, {}).turns)).toEqual(['whole']);
	});

	it('is all again at once on another way, of which the browser thinks better', () => {
		const { helm } = sail(start, 3, { capacity: narrow });
		expect(pictures(sail(helm, 0.5, { capacity: 300_000 }).turns)).toEqual(['whole']);
	});

	it('goes back to the other codec for good where the processor is too slow for it', () => {
		const { helm } = sail(start, 3, { limitedBy: 'cpu' });
		expect(helm.course.frugal).toBe(false);
		expect(sail(helm, 60, {}).helm.course.frugal).toBe(false);
	});

	it('does not mind a processor that was busy for a moment', () => {
		const { helm } = sail(start, 2.5, { limitedBy: 'cpu' });
		expect(sail(sail(helm, 1, {}).helm, 2.5, { limitedBy: 'cpu' }).turns).toEqual([]);
	});

	it('is seen in a window that may change', () => {
		const window = { width: 400, height: 300 };
		expect(sail(start, 1, { window }).helm.course).toEqual({ ...start.course, window });
	});

	it('is not decided by a night through which the page slept', () => {
		const helm = steer(start, {
			at: 8 * 3_600_000,
			capacity: narrow,
			limitedBy: 'cpu',
			window: null
		});
		expect(helm.course).toEqual(start.course);
	});
});
