import type { Page } from '@playwright/test';
import { startVisavi } from './people/server';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

declare global {
	interface Window {
		violations: string[];
		intruded?: boolean;
		/** The page's own policy, which was made to let any script through. */
		letThrough?: (script: string) => string;
	}
}

/** Keeps what the page's policies refuse: the directive, and what it was. */
async function watchPolicies(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.violations = [];
		document.addEventListener('securitypolicyviolation', (event) => {
			window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
		});
	});
}

const violations = (page: Page): Promise<string[]> => page.evaluate(() => window.violations);

const brokerAt = ({ hostname, port }: URL): string =>
	JSON.stringify({ broker: { host: hostname, port: Number(port) } });

test('a whole call does nothing that the policies refuse', async ({ alice, bob }) => {
	for (const who of [alice, bob]) await watchPolicies(who.page);
	await meet(alice, bob);
	await talk(alice, bob);
	for (const who of [alice, bob]) {
		for (const id of ['mic', 'camera', 'leave'] as const) await who.presses(id);
		await expect(who.at('another-room')).toBeVisible();
		expect(await violations(who.page)).toEqual([]);
		expect(who.complaints).toEqual([]);
	}
});

test('on a static host the page reaches its broker, wherever that is, and no one else', async ({
	alice,
	bob,
	serve,
	visavi
}) => {
	const stranger = await serve({ headers: { 'Access-Control-Allow-Origin': '*' } });
	const site = await serve({ config: brokerAt(visavi.url) });
	await watchPolicies(alice.page);
	for (const who of [alice, bob]) {
		await who.goes(site);
		await who.enters('kitchen');
	}
	await talk(alice, bob);
	expect(await violations(alice.page)).toEqual([]);

	alice.forgive(/Content Security Policy/, 'the page is made to do what it may not');
	const socket = `ws://${stranger.host}/peerjs`;
	const reached = await alice.page.evaluate(
		async ([address, socketAddress]) => {
			const answered = fetch(address).then(
				() => 'fetched',
				() => 'not fetched'
			);
			const opened = new Promise<string>((done) => {
				const made = new WebSocket(socketAddress);
				made.onopen = () => done('connected');
				made.onerror = () => done('not connected');
			});
			return Promise.all([answered, opened]);
		},
		[stranger.href, socket] as const
	);
	expect(reached).toEqual(['not fetched', 'not connected']);
	expect((await violations(alice.page)).toSorted()).toEqual([
		`connect-src ${stranger.href}`,
		`connect-src ${socket}`
	]);
	await talk(alice, bob);
});

test('no request says which page it comes from', async ({ alice, serve, visavi }) => {
	const referrers: Promise<string | null>[] = [];
	alice.page.on('request', (request) => referrers.push(request.headerValue('referer')));
	await alice.goes(await serve({ config: brokerAt(visavi.url) }));
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	expect(referrers.length).toBeGreaterThan(5);
	expect((await Promise.all(referrers)).filter((referrer) => referrer !== null)).toEqual([]);
});

interface Policies {
	createPolicy(name: string, rules: object): { createScript(script: string): string };
}

/** A page can make its policy only once: whoever is there earlier makes it do more. */
async function subvertPolicy(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const { trustedTypes } = window as unknown as { trustedTypes: Policies };
		const make = trustedTypes.createPolicy.bind(trustedTypes);
		trustedTypes.createPolicy = (name, rules) => {
			const policy = make(name, { ...rules, createScript: (script: string) => script });
			if (name === 'visavi') window.letThrough = (script) => policy.createScript(script);
			return policy;
		};
	});
}

/** Ways to run a script that came as text, each tried in the page. */
const intrusions: Readonly<Record<string, () => void>> = {
	'a script element': () => {
		const script = document.createElement('script');
		script.append('window.intruded = true');
		document.body.append(script);
	},
	'a script element that Trusted Types let through': () => {
		const script = document.createElement('script');
		script.text = window.letThrough?.('window.intruded = true') ?? '';
		document.body.append(script);
	},
	'markup with an event attribute': () => {
		document.body.innerHTML = '<img src="" onerror="window.intruded = true">';
	},
	'an event attribute': () => {
		document.body.setAttribute('onclick', 'window.intruded = true');
		document.body.click();
	},
	'text that is evaluated': () => {
		// Later, since what the test itself runs may evaluate.
		// oxlint-disable-next-line no-eval -- the page must refuse it
		setTimeout(() => (0, eval)('window.intruded = true'));
	},
	'a script from elsewhere': () => {
		const script = document.createElement('script');
		script.setAttribute('src', 'https://example.org/script.js');
		document.body.append(script);
	}
};

for (const [way, intrude] of Object.entries(intrusions)) {
	test(`no stranger’s script runs by ${way}`, async ({ alice, serve }) => {
		await watchPolicies(alice.page);
		await subvertPolicy(alice.page);
		await alice.goes(await serve({ config: '{}' }));
		await expect(alice.at('room-name')).toBeVisible();
		await expect.poll(() => alice.page.evaluate(() => typeof window.letThrough)).toBe('function');
		alice.forgive(/Content Security Policy|Trusted/, 'somebody intrudes');
		await alice.page.evaluate(intrude).catch((refused: unknown) => {
			expect(String(refused)).toMatch(/Trusted|Content Security Policy/);
		});
		await expect.poll(() => violations(alice.page)).not.toEqual([]);
		if (way.endsWith('let through')) {
			expect(await violations(alice.page)).toEqual(['script-src-elem inline']);
		}
		expect(await alice.page.evaluate(() => window.intruded)).toBeUndefined();
	});
}

const framing = (site: URL): string =>
	`<!doctype html><link rel="icon" href="data:," /><iframe src="${site.href}" allow="camera; microphone; autoplay"></iframe>`;

test('nobody shows the page in a frame of theirs', async ({ alice, serve, visavi }) => {
	alice.forgive(/frame-ancestors/, 'the browser says why the frame is empty');
	await alice.goes(await serve({ page: framing(visavi.url) }));
	await expect.poll(() => alice.complaints.join()).toContain('frame-ancestors');
	await expect(alice.page.frameLocator('iframe').locator('main')).toHaveCount(0);
});

test('whoever is allowed to shows the page in a frame, with camera and microphone', async ({
	alice,
	serve
}) => {
	const hospitable = await startVisavi(0, { FRAME_ANCESTORS: 'http://127.0.0.1:*' });
	await alice.goes(await serve({ page: framing(hospitable.url) }));
	const framed = alice.page.frameLocator('iframe');
	await expect(framed.locator('main')).toHaveAttribute('data-phase', 'name');
	await expect(framed.getByTestId('local-video')).toBeVisible();
	await alice.page.close();
	await hospitable.close();
});
