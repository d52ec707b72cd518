/**
 * The page in WebKit's engine. Debian's has no RTCPeerConnection, so that it is a real unsupported browser; for all that
 * comes before a call, the page is given a name that stands for one.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { words } from '../../src/lib/i18n/en';
import { failures } from '../../src/lib/i18n/failure/en';
import { root } from '../e2e/people/server';
import { serveSite } from '../e2e/people/static-site';
import { escapeKey, hasWebKit, WebKit, type WebKitParts } from './browser';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
	for (const close of closers.splice(0).toReversed()) await close();
});

const patience = { timeout: 30_000, interval: 100 };

/** Opens the built site; `calls` says that the page finds an RTCPeerConnection. */
async function visit(
	calls: boolean,
	{ narrow = false, ...parts }: Partial<WebKitParts> & { readonly narrow?: boolean } = {}
): Promise<WebKit> {
	const page = await readFile(join(root, 'build/index.html'), 'utf8');
	const site = await serveSite({
		page: calls ? page.replace('<head>', '<head><script src="stub.js"></script>') : page,
		extra: {
			'stub.js': 'globalThis.RTCPeerConnection = class {};',
			// Without a window manager, a window of WebKitGTK stays as wide as it is.
			'narrow.html':
				'<iframe src="./" allow="camera; microphone" width="360" height="740"></iframe>'
		}
	});
	closers.push(site.close);
	const webkit = await WebKit.open({ devices: true, dark: false, ...parts });
	closers.push(() => webkit.close());
	await webkit.goes(new URL(narrow ? 'narrow.html' : '', site.url));
	return webkit;
}

const phase = (webkit: WebKit): Promise<string | null> =>
	webkit.run('return document.querySelector("main")?.dataset.phase ?? null');

const text = (webkit: WebKit, selector: string): Promise<string> =>
	webkit.run(
		`return document.querySelector(${JSON.stringify(selector)})?.textContent.trim() ?? ''`
	);

const notice = (webkit: WebKit): Promise<string> => text(webkit, '[data-testid="notice"]');

const field = '[data-testid="room-name"]';

const focused = `return document.activeElement === document.querySelector('${field}')`;

/** Of what the page is painted on, as its points have it: red, green and blue, 0 to 255. */
const paper = `
	const brush = document.createElement('canvas').getContext('2d');
	brush.fillStyle = getComputedStyle(document.body).backgroundColor;
	brush.fillRect(0, 0, 1, 1);
	return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);`;

/** How the page lies in the narrow frame: whether it stands out, and where field and label begin. */
const laid = (direction: string): string => `
	const { contentDocument: page } = document.querySelector('iframe');
	const root = page.documentElement;
	root.dir = '${direction}';
	const field = page.querySelector('${field}');
	if (!field) return null;
	const begins = (one) => {
		const { left, right } = one.getBoundingClientRect();
		return '${direction}' === 'rtl' ? root.clientWidth - right : left;
	};
	return { standsOut: root.scrollWidth > root.clientWidth, field: begins(field), label: begins(field.labels[0]) };`;

describe.skipIf(!hasWebKit)('in WebKit’s engine', () => {
	it('a browser that cannot make calls is told so, and which can', async () => {
		const webkit = await visit(false);
		await expect.poll(() => phase(webkit), patience).toBe('unsupported');
		const said = await text(webkit, 'main');
		for (const part of [words.unsupported.title, words.unsupported.way])
			expect(said).toContain(part);
	});

	it('people see themselves and are asked for a room name, until it is one', async () => {
		const webkit = await visit(true);
		await expect.poll(() => phase(webkit), patience).toBe('name');
		const moves =
			'const own = document.querySelector(\'[data-testid="local-video"]\'); return own.videoWidth > 0 && !own.paused';
		await expect.poll(() => webkit.run(moves), patience).toBe(true);
		await webkit.press('[data-testid="join"]');
		await expect.poll(() => notice(webkit), patience).toContain(words.name.problem.empty);
		await webkit.type(field, ' \u2003 ');
		await webkit.press('[data-testid="join"]');
		await expect.poll(() => notice(webkit), patience).toContain(words.name.problem.blank);
		await webkit.type(field, escapeKey);
		await expect.poll(() => notice(webkit), patience).toContain(words.name.problem.cancelled);
		expect(await webkit.run(focused)).toBe(true);
	});

	it('who has no camera and no microphone is told so', async () => {
		const webkit = await visit(true, { devices: false });
		await expect.poll(() => phase(webkit), patience).toBe('permission');
		await expect.poll(() => notice(webkit), patience).toContain(failures.missing.both.said);
	});

	it.each([false, true])(
		'the page has the colours of the person’s theme (dark: %s)',
		async (dark) => {
			const webkit = await visit(true, { dark });
			await expect.poll(() => phase(webkit), patience).toBe('name');
			const [red = 0, green = 0, blue = 0] = await webkit.run<number[]>(paper);
			expect((red + green + blue) / 3 > 128).toBe(!dark);
		}
	);

	it('nothing stands out of a narrow window, from left to right and from right to left', async () => {
		const webkit = await visit(true, { narrow: true });
		for (const direction of ['ltr', 'rtl']) {
			await expect
				.poll(() => webkit.run(laid(direction)), { ...patience, message: direction })
				.toEqual({ standsOut: false, field: 20, label: 20 });
		}
	});
});
