/** Files from a page that does what it likes. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frame, unframe } from '../../src/lib/session/life/files/blocks';
import { cleanName } from '../../src/lib/session/life/files/name';
import { FilePair } from '../support/file-pair.svelte';

let pair: FilePair;

beforeEach(async () => {
	pair = new FilePair();
	pair.connect();
	await pair.settle();
});
afterEach(() => pair.end());

describe('a hostile page', () => {
	it('can say anything: nothing is thrown, nothing is begun', async () => {
		const [files] = pair.files;
		const id = fc.oneof(fc.constantFrom(1, 2, -1, 2 ** 32, 0.5), fc.integer());
		const anything = fc.oneof(
			fc.jsonValue(),
			fc.record(
				{
					is: fc.constantFrom('here', 'offer', 'go', 'written', 'pause', 'end', 'kept', 'stop'),
					id,
					has: fc.array(id),
					asks: fc.boolean(),
					name: fc.string({ unit: 'binary' }),
					size: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()),
					from: fc.maxSafeInteger(),
					upTo: fc.maxSafeInteger(),
					paused: fc.boolean(),
					digest: fc.string(),
					why: fc.constantFrom('cancelled', 'damaged', 'x')
				},
				{ requiredKeys: ['is'] }
			)
		);
		await fc.assert(
			fc.asyncProperty(anything, async (body) => {
				pair.line.ends[1].say('file', body);
				while (pair.line.step());
			})
		);
		await pair.settle();
		for (const { state, done } of files.all) {
			expect(['offered', 'stopped']).toContain(state);
			expect(done).toBe(0);
		}
	});

	it('cannot offer more files than anybody wants to see', async () => {
		for (let id = 0; id < 500; id += 1)
			pair.line.ends[1].say('file', { is: 'offer', id, name: 'x', size: 1 });
		await pair.settle();
		expect(pair.files[0].all).toHaveLength(50);
	});

	it('cannot send more than it has offered, nor anything unasked', async () => {
		pair.line.ends[1].say('file', { is: 'offer', id: 7, name: 'x', size: 100 });
		await pair.settle();
		const [file] = pair.files[0].all;
		await pair.bytesTo(0, frame({ id: 7, at: 0, bytes: new Uint8Array(50) }));
		pair.files[0].accept(file!);
		await pair.settle();
		await pair.bytesTo(0, frame({ id: 7, at: 0, bytes: new Uint8Array(101) }));
		await pair.bytesTo(0, frame({ id: 7, at: 10, bytes: new Uint8Array(10) }));
		await pair.bytesTo(0, frame({ id: 8, at: 0, bytes: new Uint8Array(10) }));
		await pair.bytesTo(0, new Uint8Array(3));
		expect([file!.done, file!.state]).toEqual([0, 'going']);
		await pair.bytesTo(0, frame({ id: 7, at: 0, bytes: new Uint8Array(100) }));
		await expect.poll(() => file!.done).toBe(100);
	});
});

describe('a piece of a file', () => {
	it('is read as it was written', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 2 ** 32 - 1 }),
				fc.maxSafeInteger().filter((at) => at >= 0),
				fc.uint8Array({ minLength: 1, maxLength: 300 }),
				(id, at, bytes) => {
					const piece = unframe(frame({ id, at, bytes: new Uint8Array(bytes) }).buffer);
					expect(piece).toEqual({ id, at, bytes: new Uint8Array(bytes) });
				}
			)
		);
	});
});

describe('a name', () => {
	it('leads nowhere and hides nothing', () => {
		for (const [said, shown] of [
			['holiday.jpg', 'holiday.jpg'],
			['../../etc/passwd', '_.._etc_passwd'],
			['C:\\Windows\\a.txt', 'C__Windows_a.txt'],
			['photo\u202Egpj.exe', 'photogpj.exe'],
			['.bashrc', 'bashrc'],
			['con.txt', '_con.txt'],
			['  a   b . ', 'a b'],
			['Свято 2024 – копія.pdf', 'Свято 2024 – копія.pdf'],
			['', 'file'],
			['...', 'file'],
			['\u0000\u200B', 'file']
		] as const)
			expect([said, cleanName(said)]).toEqual([said, shown]);
		expect(cleanName(`${'x'.repeat(500)}.txt`)).toBe(`${'x'.repeat(116)}.txt`);
	});

	it('is short, and without a path, whatever was said', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (said) => {
				const name = cleanName(said);
				expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u);
				expect([...name].length).toBeLessThanOrEqual(122);
				expect(name).not.toBe('');
			})
		);
	});
});
