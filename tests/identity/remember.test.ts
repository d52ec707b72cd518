import { beforeEach, describe, expect, it } from 'vitest';
import { remembering } from '../../src/lib/identity/remember';
import type { Stretch } from '../../src/lib/identity/stretch';

let kept: Map<string, string>;
let asked: string[];
let stretch: Stretch;
beforeEach(() => {
	kept = new Map();
	asked = [];
	const store = {
		get: (key: string) => kept.get(key) ?? null,
		set: (key: string, value: string) => void kept.set(key, value),
		remove: (key: string) => void kept.delete(key)
	};
	stretch = remembering(async (name) => {
		asked.push(name);
		return new TextEncoder().encode(`root of ${name}`);
	}, store);
});

const { signal } = new AbortController();
const rootOf = async (name: string): Promise<string> =>
	new TextDecoder().decode(await stretch(name, signal));

describe('a stretched name', () => {
	it('is kept for the tab: asked for again, it costs nothing', async () => {
		expect(await rootOf('the old kitchen')).toBe('root of the old kitchen');
		expect(await rootOf('the old kitchen')).toBe('root of the old kitchen');
		expect(asked).toEqual(['the old kitchen']);
	});

	it('is not taken for another name', async () => {
		await rootOf('kitchen');
		expect(await rootOf('kitchen 2')).toBe('root of kitchen 2');
		expect(await rootOf('kitchen')).toBe('root of kitchen');
		expect(asked).toEqual(['kitchen', 'kitchen 2', 'kitchen']);
	});

	it('that was damaged is made anew', async () => {
		await rootOf('kitchen');
		for (const [key, value] of kept) kept.set(key, value.replace(/^../, '!!'));
		expect(await rootOf('kitchen')).toBe('root of kitchen');
		expect(asked).toEqual(['kitchen', 'kitchen']);
	});

	it('is not looked for any more once nobody wants it', async () => {
		await rootOf('kitchen');
		const ended = AbortSignal.abort(new Error('another name'));
		await expect(stretch('kitchen', ended)).rejects.toThrow('another name');
	});
});
