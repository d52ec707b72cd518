import { describe, expect, it } from 'vitest';
import { more as english } from '../../src/lib/i18n/more/en';
import { more as ukrainian } from '../../src/lib/i18n/more/uk';
import { safetySigns } from '../../src/lib/protocol/safety-signs';

describe('the signs of the safety code', () => {
	it('are 64, one for each number, and no two the same', () => {
		expect(safetySigns).toHaveLength(64);
		expect(new Set(safetySigns).size).toBe(64);
	});

	it('are single characters that are drawn in colours without being asked to', () => {
		const others = safetySigns.filter((sign) => !/^\p{Emoji_Presentation}$/u.test(sign));
		expect(others).toEqual([]);
	});

	it.each([
		['English', english],
		['Ukrainian', ukrainian]
	])('have names in %s that cannot be taken for each other', (_, { signs }) => {
		const names = Object.values(signs).map((name) => name.toLowerCase());
		expect(new Set(names).size).toBe(64);
		for (const name of names) expect(name).toMatch(/^\p{L}[\p{L}’ ]+$/u);
	});
});
