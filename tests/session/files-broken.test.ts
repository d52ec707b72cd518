/** Files from page to page while connections break and pages are loaded anew, on twins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice, bob, content, FilePair, mebibyte } from '../support/file-pair.svelte';

let pair: FilePair;

beforeEach(() => {
	pair = new FilePair();
	pair.connect();
});
afterEach(() => pair.end());

describe('a connection that breaks', () => {
	it('costs nothing that had come: the file goes on by itself', async () => {
		const bytes = content(5 * mebibyte + 77);
		await pair.offers(bytes);
		for (const mib of [1, 2, 3]) {
			const cut = pair.whenSent(mib * mebibyte + 5, () => pair.cut());
			if (mib === 1) await pair.accepts();
			else {
				pair.connect();
				await pair.settle();
			}
			await cut;
			await pair.settle();
		}
		pair.connect();
		await pair.until('kept');
		await pair.settle();
		expect(pair.states).toEqual(['kept', 'kept']);
		expect(Buffer.compare(pair.disks[bob].files[0]!, bytes)).toBe(0);
		expect(pair.sent[alice]).toBeLessThan(bytes.length + 200_000);
	});

	it('may go on after all: nothing is listened to twice', async () => {
		const bytes = content(3 * mebibyte);
		await pair.offers(bytes);
		const stalled = pair.whenSent(mebibyte, () => pair.stall());
		await pair.accepts();
		await stalled;
		await pair.until('kept');
		await pair.settle();
		expect(pair.states).toEqual(['kept', 'kept']);
		expect(Buffer.compare(pair.disks[bob].files[0]!, bytes)).toBe(0);
		expect(pair.sent[alice]).toBeLessThan(bytes.length + 200_000);
		expect(pair.listeners).toEqual([1, 1]);
	});

	it('may take the last words with it, from either side', async () => {
		const bytes = content(mebibyte);
		await pair.offers(bytes);
		pair.files[bob].accept(pair.only(bob));
		const said = (side: 0 | 1, is: string): boolean =>
			pair.line.ends[side].sent.some(({ body }) => (body as { is: string }).is === is);
		for (const [side, word] of [
			[alice, 'end'],
			[bob, 'kept']
		] as const) {
			await expect
				.poll(async () => {
					await new Promise((done) => setTimeout(done));
					if (!said(side, word)) pair.line.step();
					return said(side, word);
				})
				.toBe(true);
			pair.connect();
		}
		await pair.settle();
		expect([pair.states, pair.disks[bob].files.length]).toEqual([['kept', 'kept'], 1]);
	});

	it('may take the word that a file is taken with it', async () => {
		await pair.offers(content(2 * mebibyte));
		pair.files[bob].accept(pair.only(bob));
		await Promise.resolve();
		pair.only(bob).pause(true);
		pair.connect();
		await pair.settle();
		expect([pair.states, pair.only(alice).theyPause]).toEqual([['going', 'going'], true]);
		pair.only(bob).pause(false);
		await pair.until('kept');
	});

	it('keeps a pause, and an offer that nobody has answered', async () => {
		await pair.offers(content(2 * mebibyte));
		pair.connect();
		await pair.settle();
		expect(pair.states).toEqual(['offered', 'offered']);
		pair.only(alice).pause(true);
		pair.connect();
		await pair.settle();
		await pair.accepts();
		expect([pair.sent[alice], pair.only(bob).theyPause]).toEqual([0, true]);
		pair.only(alice).pause(false);
		await pair.until('kept');
	});
});

describe('a page that is loaded anew', () => {
	it('has forgotten what it was sending, and the other is told', async () => {
		await pair.offers(content(3 * mebibyte));
		const cut = pair.whenSent(mebibyte, () => pair.cut());
		await pair.accepts();
		await cut;
		pair.reload(alice);
		pair.connect();
		await pair.settle();
		expect([pair.only(bob).state, pair.only(bob).why, pair.disks[bob].dropped]).toEqual([
			'stopped',
			'forgotten',
			1
		]);
	});

	it('is offered again what it was getting', async () => {
		const bytes = content(3 * mebibyte);
		await pair.offers(bytes);
		const cut = pair.whenSent(mebibyte, () => pair.cut());
		await pair.accepts();
		await cut;
		pair.reload(bob);
		pair.connect();
		await pair.settle();
		expect(pair.only(bob).state).toBe('offered');
		await pair.accepts();
		await pair.until('kept');
		expect(Buffer.compare(pair.disks[bob].files[0]!, bytes)).toBe(0);
	});

	it('of somebody else is offered nothing', async () => {
		await pair.offers(content(10));
		pair.reload(bob, 'carol');
		pair.connect();
		await pair.settle();
		expect([pair.files[bob].all, pair.only(alice).state]).toEqual([[], 'offered']);
	});
});
