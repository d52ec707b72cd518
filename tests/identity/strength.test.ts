import { describe, expect, it } from 'vitest';
import { bitsOf, strengthOf } from '../../src/lib/identity/strength';

describe('a room name is', () => {
	it.each([
		['easy', 'kitchen'],
		['easy', 'ёлка'],
		['easy', 'the kitchen'],
		['easy', 'family 2024'],
		['easy', '12345678'],
		['easy', '11111111111111111111'],
		['easy', 'test test test test test test'],
		['easy', 'a b c d'],
		['easy', '!!!!!!!!!!!!!!!!'],
		['easy', 'incomprehensibilities'],
		['fair', 'bavu-tole-kiri'],
		['fair', 'our old kitchen table'],
		['fair', 'чай з малиною щовечора'],
		['fair', '0501739426'],
		['hard', 'correct horse battery staple tower'],
		['hard', 'seven green bicycles sleep 84071'],
		['hard', '4917360258137046']
	] as const)('%s to guess: %s', (strength, name) => {
		expect(strengthOf(name)).toBe(strength);
	});
});

describe('the estimate', () => {
	it.each([
		['a word', 'kitchen', 11],
		['a short word', 'ab', 9.4],
		['a digit', '7', 3.3],
		['a year', '1987', 6],
		['digits that go up', '1234', 3.3 + 3 * 0.5],
		['digits that go down', '9876', 3.3 + 3 * 0.5],
		['digits that repeat', '7777', 3.3 + 3 * 0.5],
		['digits without order', '7294', 4 * 3.3],
		['a sign', '!', 4],
		['a sign that comes again', '!!!', 4],
		['a space', 'kitchen table', 22],
		['nothing', '', 0]
	])('counts %s: %j', (_, name, bits) => {
		expect(bitsOf(name)).toBeCloseTo(bits);
	});

	it('never falls when something is added behind a sign', () => {
		const parts = ['kitchen', '1987', '7294', 'ab', '!', 'ёлка', '1234'];
		const sums = parts.map((_, at) => bitsOf(parts.slice(0, at + 1).join(' - ')));
		expect(sums).toEqual(sums.toSorted((a, b) => a - b));
	});
});
