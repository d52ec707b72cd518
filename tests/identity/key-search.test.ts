import { beforeEach, describe, expect, it } from 'vitest';
import { KeySearch } from '../../src/lib/identity/key-search';

interface Stretching {
	readonly name: string;
	readonly signal: AbortSignal;
	readonly ends: (root: Uint8Array) => void;
	readonly fails: (cause: unknown) => void;
}

let stretchings: Stretching[];
let search: KeySearch;
beforeEach(() => {
	stretchings = [];
	search = new KeySearch(
		(name, signal) =>
			new Promise((ends, fails) => {
				signal.addEventListener('abort', () => fails(signal.reason));
				stretchings.push({ name, signal, ends, fails });
			})
	);
});

const begun = (): readonly string[] => stretchings.map(({ name }) => name);
const root = new Uint8Array(32);
const secret = 'AAECAwQFBgcICQoLDA0ODw';

describe('the search for a room’s keys', () => {
	it('stretches an open room’s name once, however often it is asked for', async () => {
		const first = search.find('kitchen', null);
		const second = search.find('kitchen', null);
		stretchings[0]?.ends(root);
		expect(await second).toBe(await first);
		expect(await search.find('kitchen', null)).toBe(await first);
		expect(begun()).toEqual(['kitchen']);
	});

	it('ends the stretching of a name that another overtakes', async () => {
		const first = search.find('kitch', null);
		const second = search.find('kitchen', null);
		expect(stretchings.map(({ signal }) => signal.aborted)).toEqual([true, false]);
		await expect(first).rejects.toMatchObject({ name: 'AbortError' });
		stretchings[1]?.ends(root);
		expect((await second).roomId).toMatch(/^[a-z2-7]{26}$/);
	});

	it('stretches nothing for a private room, and ends what it was at', async () => {
		const open = search.find('kitchen', null);
		const { roomId } = await search.find('kitchen', secret);
		expect(roomId).toBe('7btfi6jlor5wlj3v4xiagxwjie');
		expect(begun()).toEqual(['kitchen']);
		await expect(open).rejects.toMatchObject({ name: 'AbortError' });
	});

	it('leaves nothing going on when it is ended', async () => {
		const keys = search.find('kitchen', null);
		search.end();
		await expect(keys).rejects.toMatchObject({ name: 'AbortError' });
		expect(stretchings.map(({ signal }) => signal.aborted)).toEqual([true]);
	});

	it('tries again after a failure', async () => {
		const failed = search.find('kitchen', null);
		stretchings[0]?.fails(new Error('out of memory'));
		await expect(failed).rejects.toThrow('out of memory');
		const keys = search.find('kitchen', null);
		stretchings[1]?.ends(root);
		expect((await keys).roomId).toMatch(/^[a-z2-7]{26}$/);
	});

	it.each(['', 'AAECAwQFBgcICQoLDA0OD', `${secret}AA`, 'AAECAwQFBgcICQoLDA0ODx'])(
		'finds no room for the secret %j',
		async (secret) => {
			await expect(search.find('kitchen', secret)).rejects.toThrow(RangeError);
		}
	);
});
