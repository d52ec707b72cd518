/** What of a text becomes a link. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/lib/session/life/chat/links';

const links = (text: string): readonly string[] =>
	partsOf(text)
		.filter(({ href }) => href !== null)
		.map(({ text }) => text);

describe('a link', () => {
	it('is an http or https address, without the sentence around it', () => {
		for (const [text, link] of [
			['see https://a.example/b?c=d#e.', 'https://a.example/b?c=d#e'],
			['(http://a.example)', 'http://a.example'],
			['https://a.example/wiki/B_(c), and', 'https://a.example/wiki/B_(c)'],
			['«https://a.example/»', 'https://a.example/'],
			['HTTPS://A.example', 'HTTPS://A.example'],
			['https://приклад.укр/шлях!', 'https://приклад.укр/шлях']
		] as const)
			expect([text, links(text)]).toEqual([text, [link]]);
		expect(links('https://a.example https://b.example')).toHaveLength(2);
	});

	it('is nothing else', () => {
		for (const text of [
			'javascript:alert(1)',
			'data:text/html,<script>alert(1)</script>',
			'ftp://a.example',
			'www.a.example',
			'https://',
			'https://bank.example@evil.example/',
			'https://a.example/\u202Egpj.exe'
		])
			expect([text, links(text)]).toEqual([text, []]);
	});

	it('is one of not too many', () => {
		const text = 'http://a.b '.repeat(1_000);
		expect(links(text)).toHaveLength(40);
		expect(
			partsOf(text)
				.map((part) => part.text)
				.join('')
		).toBe(text);
	});

	it('leaves the text as it is, and leads nowhere but to the web', () => {
		const words = fc.constantFrom(
			'https://',
			'http://',
			'a.example',
			'/',
			'@',
			')',
			'(',
			' ',
			'ж',
			'"',
			'<'
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(words).map((all) => all.join(''))
				),
				(text) => {
					const parts = partsOf(text);
					expect(parts.map((part) => part.text).join('')).toBe(text);
					for (const { href } of parts) expect(href ?? 'http:').toMatch(/^https?:/);
				}
			)
		);
	});
});
