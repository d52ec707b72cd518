/** Text chat beside a line and a friend that do what they like. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatPair, fates, says, texts, type Side } from '../support/chat-pair';

describe('whatever the line does', () => {
	const side = fc.constantFrom<Side>(0, 1);
	const deed = fc.oneof(
		fc.record({ who: side, does: fc.constant('says' as const) }),
		fc.record({ who: side, does: fc.constantFrom('reload', 'look') }),
		fc.record({
			who: fc.constant<Side>(0),
			does: fc.constantFrom('cut', 'connect', 'step', 'step', 'time')
		})
	);

	it('each text arrives once, in order, and both know it', () => {
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
				const pair = new ChatPair();
				const { chats } = pair;
				pair.line.connect();
				pair.settle();
				const said: [string[], string[]] = [[], []];
				for (const { who, does } of deeds) {
					if (does === 'says') {
						const text = `${said[who].length}`.padEnd(3_000) + '.';
						said[who].push(text);
						says(chats[who], text);
					} else if (does === 'look') chats[who].see();
					else if (does === 'cut') pair.line.cut();
					else if (does === 'connect') {
						pair.line.connect();
						pair.line.step(); // before that nobody knows for whom a text is
					} else if (does === 'step') pair.line.step();
					else if (does === 'time') pair.time.fireNext(pair.time.now + 20);
					else {
						pair.line.cut();
						pair.open(who);
					}
				}
				pair.line.connect();
				pair.settle();
				for (const [who, chat] of chats.entries()) {
					expect(texts(chats[1 - who]!, 'friend')).toEqual(said[who]);
					expect(fates(chat)).not.toContain('sending');
					expect(fates(chat)).not.toContain('lost');
					chat.see();
				}
				pair.settle();
				for (const chat of chats) expect(new Set(fates(chat)).size).toBeLessThan(2);
				pair.end();
			}),
			{ numRuns: 150 }
		);
	});
});

describe('a hostile page', () => {
	it('can say anything: nothing is thrown, nothing too long is shown, nothing is claimed for another', () => {
		const pair = new ChatPair();
		pair.meet();
		const [alice] = pair.chats;
		const anything = fc.oneof(
			fc.jsonValue(),
			fc.record(
				{
					is: fc.constantFrom('here', 'text', 'got', 'read', 'x'),
					me: fc.oneof(fc.string(), fc.constant('id-9')),
					read: fc.string(),
					asks: fc.boolean(),
					id: fc.oneof(fc.string(), fc.constantFrom('id-1', 'a')),
					piece: fc.oneof(fc.integer(), fc.constantFrom(0, 1)),
					more: fc.boolean(),
					text: fc.string({ maxLength: 3_000, size: 'max' })
				},
				{ requiredKeys: [] }
			)
		);
		fc.assert(
			fc.property(anything, (body) => {
				pair.line.ends[1].say('chat', body);
				while (pair.line.step());
				for (const { text } of alice.lines) expect(text.length).toBeLessThanOrEqual(16_384);
			})
		);
		expect(texts(alice, 'me')).toEqual([]);
		pair.end();
	});

	it('gets no receipt for a text that never ends', () => {
		const pair = new ChatPair();
		pair.meet();
		const [alice] = pair.chats;
		for (let piece = 0; piece < 20; piece += 1)
			pair.line.ends[1].say('chat', {
				is: 'text',
				id: 'a',
				piece,
				more: piece < 19,
				text: 'x'.repeat(2_500)
			});
		pair.settle();
		expect(alice.lines).toEqual([]);
		pair.end();
	});
});
