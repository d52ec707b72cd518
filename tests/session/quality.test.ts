import { describe, expect, it } from 'vitest';
import type { Flow, Measures } from '../../src/lib/protocol/ports';
import {
	firstWeighing,
	qualityOf,
	weigh,
	type Quality,
	type Weighing
} from '../../src/lib/session/life/quality';

const flow = (packets: number, lost = 0, rest: Partial<Flow> = {}): Flow => ({
	codec: null,
	bytes: packets * 100,
	packets,
	lost,
	jitterMs: 3,
	picture: null,
	framesPerSecond: null,
	limitedBy: null,
	...rest
});

interface Second {
	/** Of each hundred packets. */
	readonly lostIn?: number;
	readonly lostOut?: number;
	readonly framesPerSecond?: number;
	readonly limitedBy?: string;
}

/** What is told after each second of a call that goes so. */
function told(seconds: readonly Second[], relayed = false): (Quality | null)[] {
	let weighing: Weighing = firstWeighing;
	let [lostIn, lostOut] = [0, 0];
	return seconds.map((second, number) => {
		lostIn += second.lostIn ?? 0;
		lostOut += second.lostOut ?? 0;
		const packets = (number + 1) * 100;
		const measures: Measures = {
			capacity: null,
			at: number * 1_000,
			in: {
				audio: flow(packets - lostIn, lostIn),
				video: flow(packets, 0, { framesPerSecond: second.framesPerSecond ?? 20 })
			},
			out: {
				audio: flow(packets, lostOut),
				video: flow(packets, 0, { limitedBy: second.limitedBy ?? 'none' })
			}
		};
		weighing = weigh(weighing, measures);
		return qualityOf(weighing, relayed);
	});
}

const seconds = (count: number, second: Second = {}): Second[] =>
	Array.from({ length: count }, () => second);

describe('how well a call goes', () => {
	it('is good as long as all arrives, and says where a relay helps', () => {
		expect(new Set(told(seconds(20)))).toEqual(new Set(['good']));
		expect(new Set(told(seconds(20), true))).toEqual(new Set(['relayed']));
	});

	it('is weak on the friend’s side when what they send is lost for four seconds', () => {
		expect(told([...seconds(1), ...seconds(4, { lostIn: 10 })])).toEqual([
			'good',
			'good',
			'good',
			'good',
			'theirs'
		]);
	});

	it('is weak by one’s own upload when the friend misses what is sent, or the browser sends less', () => {
		expect(told(seconds(8, { lostOut: 10 })).at(-1)).toBe('upload');
		expect(told(seconds(8, { limitedBy: 'bandwidth' })).at(-1)).toBe('upload');
		expect(told(seconds(8, { limitedBy: 'cpu' })).at(-1)).toBe('good');
	});

	it('is one’s own upload first, where both are weak: that one can be mended here', () => {
		expect(told(seconds(8, { lostIn: 10, lostOut: 10 }), true).at(-1)).toBe('upload');
	});

	it('is not judged by a moment', () => {
		const shaky = [...seconds(5), ...seconds(2, { lostIn: 30 }), ...seconds(5)];
		expect(new Set(told(shaky))).toEqual(new Set(['good']));
	});

	it('is weak no longer once all has arrived for four seconds', () => {
		const better = told([...seconds(8, { lostIn: 10 }), ...seconds(5)]);
		expect(better.slice(-5)).toEqual(['theirs', 'theirs', 'theirs', 'good', 'good']);
	});

	it('is weak where pictures come one by one', () => {
		expect(told(seconds(8, { framesPerSecond: 4 })).at(-1)).toBe('theirs');
	});

	it('misses no picture where none is sent', () => {
		const still = seconds(8).reduce<Weighing>(
			(weighing, _, number) =>
				weigh(weighing, {
					capacity: null,
					at: number * 1_000,
					in: { audio: flow(number * 50), video: flow(300, 0, { framesPerSecond: 0 }) },
					out: { audio: flow(number * 50), video: flow(number * 50) }
				}),
			firstWeighing
		);
		expect(qualityOf(still, false)).toBe('good');
	});

	it('begins anew with another connection, whose counts are smaller', () => {
		const before = weigh(firstWeighing, {
			capacity: null,
			at: 0,
			in: { audio: flow(900), video: flow(900) },
			out: { audio: flow(900), video: flow(900) }
		});
		const after = weigh(before, {
			capacity: null,
			at: 1_000,
			in: { audio: flow(10, 10), video: flow(10, 10) },
			out: { audio: flow(10), video: flow(10) }
		});
		expect(after.weakMs).toEqual({ in: 0, out: 0 });
	});
});
