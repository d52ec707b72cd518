import { describe, expect, it } from 'vitest';
import { attacks } from './attacks/index.ts';
import { suffer } from './suffer.ts';

describe('the server stands', () => {
	it.each(attacks.filter(({ quick }) => quick))('$name', async (attack) => {
		expect((await suffer(attack, 'ours')).faults).toEqual([]);
	});
});

describe('stock peer does not stand', () => {
	it.each(attacks.filter(({ name }) => /^(malformed|deep|ghost|clock jumps)/.test(name)))(
		'$name',
		async (attack) => {
			expect((await suffer(attack, 'stock')).faults).not.toEqual([]);
		}
	);
});
