/** Reactions, on twins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Reactions } from '../../src/lib/session/life/chat/reactions.svelte';
import { ManualTime } from '../support/manual-clock';
import { TwinLine } from '../support/twin-line.svelte';
import { inEffects } from '../support/watch.svelte';

let time: ManualTime;
let line: TwinLine;
let alice: Reactions;
let bob: Reactions;
let ends: (() => void)[];

beforeEach(() => {
	time = new ManualTime();
	line = new TwinLine();
	ends = [];
	[alice, bob] = line.ends.map((end) => {
		const reactions = new Reactions({
			room: () => end,
			now: () => time.now,
			after: (ms, then) => {
				const clock = time.clock();
				clock.set('ping', ms, then);
				return () => clock.cancelAll();
			}
		});
		ends.push(inEffects(() => reactions.follow()));
		return reactions;
	}) as [Reactions, Reactions];
	line.connect();
});
afterEach(() => {
	for (const end of ends) end();
});

const shown = (whose: Reactions): readonly (readonly [string, boolean])[] =>
	whose.floating.map(({ reaction, mine }) => [reaction, mine]);

describe('a reaction', () => {
	it('floats on both sides for a while', () => {
		alice.react('heart');
		line.step();
		expect([shown(alice), shown(bob)]).toEqual([[['heart', true]], [['heart', false]]]);
		time.advance(4_000);
		expect([shown(alice), shown(bob)]).toEqual([[], []]);
	});

	it('that nobody is there for does not float', () => {
		line.cut();
		alice.react('heart');
		expect(shown(alice)).toEqual([]);
	});

	it('is one of a few in a second, whatever the friend sends, and one of those there are', () => {
		for (let count = 0; count < 50; count += 1) line.ends[1].say('reaction', 'laugh');
		for (const body of ['<b>', 7, null, { yes: 1 }, 'toString']) line.ends[1].say('reaction', body);
		while (line.step());
		expect(shown(alice)).toHaveLength(3);
		for (let count = 0; count < 50; count += 1) alice.react('yes');
		while (line.step());
		expect(shown(bob)).toHaveLength(3);
	});

	it('leaves no timer behind', () => {
		alice.react('heart');
		for (const end of ends) end();
		expect(time.running).toBe(0);
	});
});
