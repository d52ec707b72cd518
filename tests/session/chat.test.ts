/** Text chat, on twins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat } from '../../src/lib/session/life/chat/chat.svelte';
import { ChatPair, fates, says, texts } from '../support/chat-pair';
import { TwinStore } from '../support/twin-store';

let pair: ChatPair;
let alice: Chat;
let bob: Chat;

beforeEach(() => {
	pair = new ChatPair();
	[alice, bob] = pair.chats;
});
afterEach(() => pair.end());

describe('a text', () => {
	it('arrives, is marked as delivered, and as read once the friend looks', () => {
		pair.meet();
		says(alice, 'Hello');
		expect(fates(alice)).toEqual(['sending']);
		pair.settle();
		expect([texts(bob, 'friend'), bob.unread, fates(alice)]).toEqual([['Hello'], 1, ['delivered']]);
		bob.see();
		pair.settle();
		expect([bob.unread, fates(alice)]).toEqual([0, ['read']]);
	});

	it('of 16 KiB arrives whole, in any script; one byte more stays in the field', () => {
		pair.meet();
		const longest = '😀"\n'.repeat(Math.floor(16_384 / 6)) + 'abcd';
		says(alice, longest);
		pair.settle();
		expect(texts(bob, 'friend')).toEqual([longest]);
		alice.write(`${longest}e`);
		expect(alice.tooLongBy).toBe(1);
		alice.send();
		expect(alice.draft).toBe(`${longest}e`);
	});

	it('of nothing but spaces is none', () => {
		pair.meet();
		says(alice, ' \n ');
		expect(alice.lines).toEqual([]);
	});

	it('that was written while the friend is away goes in order when they are back', () => {
		pair.meet();
		pair.line.cut();
		for (const text of ['one', 'two', 'three']) says(alice, text);
		expect(fates(alice)).toEqual(['waiting', 'waiting', 'waiting']);
		pair.meet();
		expect(texts(bob, 'friend')).toEqual(['one', 'two', 'three']);
		expect(fates(alice)).toEqual(['delivered', 'delivered', 'delivered']);
	});

	it('is there once when its receipt was lost', () => {
		pair.meet();
		says(alice, 'once');
		pair.line.step();
		pair.line.connect();
		pair.settle();
		expect([texts(bob, 'friend'), fates(alice)]).toEqual([['once'], ['delivered']]);
	});

	it('counts as read when the word of it was lost, as soon as the two are back', () => {
		pair.meet();
		says(alice, 'read me');
		pair.settle();
		bob.see();
		pair.meet();
		expect(fates(alice)).toEqual(['read']);
	});

	it('does not come faster than a control channel takes words', () => {
		pair.meet();
		pair.line.cut();
		for (let count = 0; count < 300; count += 1) says(alice, `${count}`);
		pair.line.connect();
		while (pair.line.step());
		const before = pair.line.ends[0].said.length;
		const until = pair.time.now + 1_000;
		while (pair.time.fireNext(until)) while (pair.line.step());
		expect(pair.line.ends[0].said.length - before).toBeLessThan(100);
		pair.settle();
		expect(texts(bob, 'friend')).toHaveLength(300);
	});
});

describe('a log', () => {
	it('is kept through a reload with what is being written, and is not that of another room', () => {
		pair.meet();
		says(alice, 'kept');
		says(bob, 'too');
		pair.settle();
		alice.write('half a th');
		const again = pair.open(0);
		expect([again.lines, again.draft, again.unread]).toEqual([alice.lines, 'half a th', 1]);
		const other = pair.open(0, pair.stores[0], 'https://visavi.test/#garden');
		expect([other.lines, other.draft]).toEqual([[], '']);
	});

	it('goes on where nothing can be kept', () => {
		const full = new TwinStore();
		full.set = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		bob = pair.open(1, full);
		pair.meet();
		says(alice, 'anyway');
		pair.settle();
		expect(texts(bob, 'friend')).toEqual(['anyway']);
	});

	it('does not grow for ever', () => {
		pair.meet();
		for (let count = 0; count < 80; count += 1) {
			says(alice, `${count} `.padEnd(16_000, 'x'));
			pair.settle();
		}
		expect(bob.lines.length).toBeLessThan(60);
		expect(bob.lines.at(-1)?.text).toMatch(/^79 /);
	});
});

describe('somebody else', () => {
	it('does not get what was written for the friend who left, unless it is sent again', () => {
		pair.meet();
		says(alice, 'for bob');
		pair.settle();
		pair.line.cut();
		says(alice, 'secret');
		bob = pair.open(1, new TwinStore());
		pair.meet();
		expect(texts(bob, 'friend')).toEqual([]);
		expect(alice.lines.map(({ from, fate }) => [from, fate])).toEqual([
			['me', 'delivered'],
			['me', 'lost'],
			['anew', 'read']
		]);
		alice.sendAgain(alice.lines[1]!.id);
		pair.settle();
		expect(texts(bob, 'friend')).toEqual(['secret']);
		expect(fates(alice)).toEqual(['delivered', 'delivered']);
	});

	it('gets nothing that was written before it was known who is there', () => {
		pair.line.connect();
		says(alice, 'to whom?');
		pair.line.cut();
		expect(fates(alice)).toEqual(['lost']);
		pair.meet();
		expect(texts(bob, 'friend')).toEqual([]);
	});
});
