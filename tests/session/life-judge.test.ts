import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/lib/protocol/ports';
import {
	feel,
	firstPulse,
	stallOf,
	type Look,
	type Pulse,
	type Rung,
	type Stall
} from '../../src/lib/session/life/judge';

const all = { audio: true, video: true };
const none = { audio: false, video: false };
const link = 'v-alice.0' as const;

const evidence = (
	inAudio: number,
	inVideo: number,
	outAudio: number,
	outVideo: number
): Evidence => ({
	in: { audio: inAudio, video: inVideo },
	out: { audio: outAudio, video: outVideo }
});

/** A look each second for so long; `count` says what is seen at the second of that number. */
function watched(
	seconds: number,
	count: (second: number) => Evidence,
	how: Partial<Look> = {},
	from: Pulse = firstPulse
): Pulse {
	let pulse = from;
	for (let second = 0; second <= seconds; second += 1) {
		const at = (how.at ?? 0) + second * 1_000;
		pulse = feel(pulse, {
			of: link,
			wanted: { in: all, out: all },
			evidence: count(second),
			...how,
			at
		});
	}
	return pulse;
}

const flowing = (s: number): Evidence => evidence(s + 1, s + 1, s + 1, s + 1);
const noPicture = (s: number): Evidence => evidence(s + 1, 5, s + 1, s + 1);
const notSeen = (s: number): Evidence => evidence(s + 1, s + 1, s + 1, 5);

describe('a call', () => {
	it('that flows has nothing to be told of', () => {
		expect(stallOf(watched(60, flowing))).toBeNull();
	});

	it('in which everything stutters for three seconds has nothing to be told of either', () => {
		expect(stallOf(watched(3, () => evidence(7, 7, 7, 7)))).toBeNull();
	});

	it.each<[string, (s: number) => Evidence, Pick<Stall, 'direction' | 'kinds'>]>([
		[
			'no sound comes',
			(s) => evidence(5, s + 1, s + 1, s + 1),
			{ direction: 'in', kinds: ['audio'] }
		],
		['no picture comes', noPicture, { direction: 'in', kinds: ['video'] }],
		[
			'nothing comes',
			(s) => evidence(5, 5, s + 1, s + 1),
			{ direction: 'in', kinds: ['audio', 'video'] }
		],
		[
			'no sound leaves',
			(s) => evidence(s + 1, s + 1, 5, s + 1),
			{ direction: 'out', kinds: ['audio'] }
		],
		['no picture leaves', notSeen, { direction: 'out', kinds: ['video'] }]
	])('in which %s is known by it', (_name, count, expected) => {
		expect(stallOf(watched(5, count))).toMatchObject(expected);
	});

	it.each<[number, Rung]>([
		[4, 'wait'],
		[9, 'wait'],
		[10, 'redial'],
		[17, 'redial'],
		[18, 'ask'],
		[600, 'ask']
	])('in which nothing has come for %i s is at “%s”', (seconds, rung) => {
		expect(stallOf(watched(seconds, noPicture))?.rung).toBe(rung);
	});

	it.each<[number, Rung]>([
		[4, 'wait'],
		[6, 'rebuild'],
		[10, 'redial'],
		[18, 'ask']
	])('in which nothing has left for %i s is at “%s”: who sends tries first', (seconds, rung) => {
		expect(stallOf(watched(seconds, notSeen))?.rung).toBe(rung);
	});

	it('is good again with the first picture that moves', () => {
		const still = watched(12, noPicture);
		expect(stallOf(watched(0, () => evidence(99, 6, 99, 99), { at: 13_000 }, still))).toBeNull();
	});

	it('misses nothing that is switched off', () => {
		expect(
			stallOf(watched(60, () => evidence(5, 5, 5, 5), { wanted: { in: none, out: none } }))
		).toBeNull();
	});

	it('over another connection is no better until something moves there', () => {
		const still = watched(10, noPicture);
		const other = { of: 'v-bob.3', at: 11_000 } as const;
		const anew = watched(0, () => evidence(9, 9, 9, 9), other, still);
		expect(stallOf(anew)?.rung).toBe('redial');
		expect(
			stallOf(watched(0, () => evidence(10, 10, 10, 10), { ...other, at: 12_000 }, anew))
		).toBeNull();
	});

	it('that nobody could look at for an hour has not stood still for an hour', () => {
		const before = watched(0, flowing);
		expect(stallOf(watched(0, () => flowing(0), { at: 3_600_000 }, before))).toBeNull();
	});

	it('of which both directions stand still is told by the one that is worse', () => {
		const half = watched(10, notSeen);
		const both = watched(5, () => evidence(50, 50, 50, 5), { at: 11_000 }, half);
		expect(stallOf(both)).toMatchObject({ direction: 'out', kinds: ['audio', 'video'] });
	});
});
