import { words } from '../../src/lib/i18n/en';
import { failures } from '../../src/lib/i18n/failure/en';
import { insecureHost } from './people/chromium';
import { expect, test } from './people/test';

const { insecure, policy } = failures;

test('a page without https on another machine says which address to use', async ({
	alice,
	visavi
}) => {
	alice.forgive(
		/^The Cross-Origin-Opener-Policy header has been ignored/,
		'it needs https as well'
	);
	await alice.goes(`http://${insecureHost}:${visavi.url.port}/#kitchen`);
	await alice.hearsNews(insecure.said);
	await alice.expectPhase('permission');
	await expect(alice.page.getByText(insecure.steps[0]!)).toBeVisible();
	await expect(alice.at('retry')).toBeVisible();
});

test('a site whose policy forbids the devices is told apart from a refusal', async ({
	alice,
	serve
}) => {
	alice.forgive(/404/, 'a plain static host has no config.json');
	alice.forgive(/^Permissions policy violation/, 'Chromium says so too');
	await alice.goes(await serve({ headers: { 'Permissions-Policy': 'camera=(), microphone=()' } }));
	await alice.hearsNews(policy.said);
	await alice.expectPhase('permission');
	await expect(alice.page.getByText(policy.steps[0]!)).toBeVisible();
});

test('a page that embeds Visavi without lending the devices is the reason, and is named', async ({
	alice,
	serve
}) => {
	alice.forgive(/^Permissions policy violation/, 'Chromium says so too');
	const { href } = await serve({ config: '{}' });
	const page = `<link rel="icon" href="data:,"><iframe src="${href}"></iframe>`;
	await alice.goes(await serve({ page }));
	const inside = alice.page.frameLocator('iframe');
	await expect(inside.getByTestId('notice')).toContainText(policy.said);
	await expect(inside.getByText(policy.steps[0]!)).toBeVisible();
	await expect(inside.locator('main')).toHaveAttribute('data-phase', 'permission');
});

test('a browser that cannot make calls is told so, and which ones can', async ({ alice }) => {
	alice.forgive(/RTCPeerConnection is not defined/, 'PeerJS looks for it while it loads');
	await alice.page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
	await alice.opens('kitchen');
	await alice.expectPhase('unsupported');
	await alice.hearsNews(words.unsupported.said);
	await alice.hearsNews(words.unsupported.way);
});
