/** Files from one page to the other, on twins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice, bob, content, FilePair, mebibyte } from '../support/file-pair.svelte';

let pair: FilePair;

beforeEach(() => {
	pair = new FilePair();
	pair.connect();
});
afterEach(() => pair.end());

describe('a file', () => {
	it.each([0, 1, 70_000, mebibyte, 3 * mebibyte + 5])(
		'of %i bytes comes as it was',
		async (size) => {
			const bytes = content(size);
			await pair.offers(bytes);
			expect([pair.states, pair.only(bob).size, pair.sent]).toEqual([
				['offered', 'offered'],
				size,
				[0, 0]
			]);
			await pair.accepts();
			await pair.until('kept');
			await pair.settle();
			expect([pair.states, pair.only(alice).done, pair.only(bob).done]).toEqual([
				['kept', 'kept'],
				size,
				size
			]);
			expect(Buffer.compare(pair.disks[bob].files[0]!, bytes)).toBe(0);
			expect(pair.ready).toEqual(['a.bin']);
		}
	);

	it('is not taken before the person does, and not when they decline', async () => {
		await pair.offers(content(10));
		pair.disks[bob].answer = null;
		await pair.accepts();
		expect(pair.states).toEqual(['offered', 'offered']);
		pair.files[bob].forget(pair.only(bob));
		await pair.settle();
		expect([pair.only(alice).state, pair.only(alice).why, pair.files[bob].all]).toEqual([
			'stopped',
			'cancelled',
			[]
		]);
	});

	it('that there is no room for is not begun', async () => {
		await pair.offers(content(10));
		pair.disks[bob].answer = 'full';
		await pair.accepts();
		expect([pair.states, pair.only(alice).why]).toEqual([['stopped', 'stopped'], 'unwritable']);
	});

	it('that was changed on its way is not kept', async () => {
		await pair.offers(content(2 * mebibyte));
		pair.onBytes = (message) => {
			if (message.length > 100) message[50]! ^= 1;
		};
		await pair.accepts();
		await pair.until('stopped');
		await pair.settle();
		expect([
			pair.only(bob).why,
			pair.only(alice).why,
			pair.disks[bob].dropped,
			pair.disks[bob].files
		]).toEqual(['damaged', 'damaged', 1, []]);
	});

	it('stops on both sides whoever cancels it, and nothing of it stays', async () => {
		for (const who of [alice, bob] as const) {
			const bytes = content(3 * mebibyte);
			await pair.offers(bytes);
			void pair.whenSent(mebibyte, () => pair.only(who).stop('cancelled'));
			await pair.accepts();
			await pair.until('stopped');
			await pair.settle();
			expect(pair.states).toEqual(['stopped', 'stopped']);
			expect(pair.sent[alice]).toBeLessThan(bytes.length * (who + 1));
			pair.files[alice].forget(pair.only(alice));
			pair.files[bob].forget(pair.only(bob));
		}
		expect([pair.disks[bob].dropped, pair.disks[bob].files]).toEqual([2, []]);
	});

	it('rests while either pauses it, and goes on where it was', async () => {
		const bytes = content(4 * mebibyte);
		await pair.offers(bytes);
		for (const who of [alice, bob] as const) {
			void pair.whenSent((who + 1) * mebibyte, () => pair.only(who).pause(true));
			if (who === alice) await pair.accepts();
			await expect
				.poll(async () => {
					await pair.settle();
					return pair.only(who === alice ? bob : alice).theyPause;
				})
				.toBe(true);
			const sent = pair.sent[alice];
			await pair.settle();
			expect(pair.sent[alice]).toBe(sent);
			pair.only(who).pause(false);
		}
		await pair.until('kept');
		expect(Buffer.compare(pair.disks[bob].files[0]!, bytes)).toBe(0);
		expect(pair.sent[alice]).toBeLessThan(bytes.length + mebibyte / 2);
	});

	it('waits for a disk that is slow: only so much is ever on its way', async () => {
		pair.disks[bob].slow = true;
		await pair.offers(content(24 * mebibyte));
		await pair.accepts();
		await expect
			.poll(async () => {
				const before = pair.sent[alice];
				await pair.settle();
				return before > 0 && before === pair.sent[alice];
			})
			.toBe(true);
		expect(pair.sent[alice]).toBeLessThan(18 * mebibyte);
		pair.disks[bob].slow = false;
		pair.disks[bob].write();
		await pair.until('kept');
	});

	it('that cannot be read says so to both', async () => {
		await pair.settle();
		const file = new File([content(10)], 'gone.txt');
		file.slice = () => {
			throw new DOMException('it is gone', 'NotReadableError');
		};
		pair.files[alice].offer([file]);
		await pair.settle();
		await pair.accepts();
		await pair.until('stopped');
		expect([pair.only(alice).why, pair.only(bob).why]).toEqual(['unreadable', 'unreadable']);
	});
});
