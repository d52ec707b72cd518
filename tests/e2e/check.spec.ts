import { existsSync } from 'node:fs';
import { check } from '../../src/lib/i18n/check/en';
import { check as ukrainian } from '../../src/lib/i18n/check/uk';
import { items, type Item } from '../../src/lib/session/check/findings';
import { obstacles } from '../../src/lib/i18n/obstacle/en';
import type { Person } from './people/person';
import { coturn, startRelay } from './people/relay';
import { startVisavi } from './people/server';
import { allowed, expect, test } from './people/test';

/** Of the network: IPv4, IPv6, and what browsers say instead (mDNS). */
const address = /\d+\.\d+\.\d+\.\d+|[\da-f]*:[\da-f]*:[\da-f]+|\.local/i;

/** Everything is looked at, the relays and what goes through them too. */
const patient = { timeout: 40_000 };

async function looks(who: Person, site: URL): Promise<void> {
	await who.goes(new URL('#~check', site));
	await who.presses('check-begin');
	await expect(who.at('copy-report')).toBeVisible(patient);
}

const said = (who: Person, item: Item) => who.at(`check-${item}`);

async function expectGood(who: Person, good: readonly Item[]): Promise<void> {
	for (const item of good) await expect(said(who, item)).toHaveAttribute('data-good', 'true');
}

test('who checks a site without a relay is told what is good, and what the site has none of', async ({
	arrive
}) => {
	const visavi = await startVisavi(0, { STUN_PORT: '127.0.0.1:0' });
	try {
		const alice = await arrive('alice', {
			permissions: [...allowed, 'clipboard-read', 'clipboard-write']
		});
		await looks(alice, visavi.url);
		await expectGood(alice, ['browser', 'camera', 'microphone', 'broker', 'stun']);
		for (const item of ['turn-udp', 'turn-tcp', 'turn-tls', 'call'] as const)
			await expect(said(alice, item)).toContainText(check.none);
		await alice.hearsNews(check.allGood);
		await alice.presses('copy-report');
		await expect(alice.page.getByText(check.copied)).toBeVisible();
		const report = await alice.page.evaluate(() => navigator.clipboard.readText());
		for (const item of items) expect(report).toContain(`${check.items[item]}: `);
		expect(report).not.toMatch(address);
		expect(report).not.toContain(visavi.url.port);
	} finally {
		await visavi.close();
	}
});

test('who checks a site with a relay is told how soon it answers each way, and what goes through it', async ({
	arrive
}) => {
	test.skip(!existsSync(coturn), 'there is no coturn');
	const relay = await startRelay(['udp', 'tcp', 'tls'], 600);
	try {
		const alice = await arrive('alice', { own: { trusting: true } });
		await looks(alice, relay.url);
		await expectGood(alice, ['broker', 'turn-udp', 'turn-tcp', 'turn-tls', 'call']);
		await expect(said(alice, 'turn-tls')).toContainText(/\d+ ms/);
		await expect(said(alice, 'call')).toContainText(/[1-9]\d*(\.\d)? Mbit\/s/);
	} finally {
		await relay.close();
	}
});

test('a relay that refuses and a device that was refused are told apart from what is missing', async ({
	arrive
}) => {
	test.skip(!existsSync(coturn), 'there is no coturn');
	const relay = await startRelay(['udp'], 600, 'not the secret of the relay');
	try {
		const rita = await arrive('rita', { permissions: [], locale: 'uk-UA' });
		await looks(rita, relay.url);
		await expect(said(rita, 'turn-udp')).toContainText(ukrainian.refuses(401));
		await expect(said(rita, 'turn-udp')).toHaveAttribute('data-good', 'false');
		await expect(said(rita, 'camera')).toContainText(ukrainian.failures.denied);
		await rita.hearsNews(ukrainian.notGood);
	} finally {
		await relay.close();
	}
});

test('no room is lost to the check: one of its name has a link of its own', async ({ alice }) => {
	await alice.enters('~check');
	await alice.expectPhase('waiting');
	const link = await alice.at('room-link').inputValue();
	expect(link).toMatch(/#%7Echeck$/);
	await alice.goes('about:blank');
	await alice.goes(link);
	await expect(alice.at('room-name')).toHaveValue('~check');
});

test('the check is one press away from the details, and another address leads out of it', async ({
	alice
}) => {
	await alice.opens();
	await alice.presses('details');
	const opened = alice.page.waitForEvent('popup');
	await alice.at('to-check').click();
	const page = await opened;
	await expect(page.locator('main')).toHaveAttribute('data-phase', 'check');
	await page.evaluate(() => (location.hash = '#kitchen'));
	await expect(page.getByTestId('room-name')).toHaveValue('kitchen');
});

test('who cannot get in is led to it', async ({ alice, broker }) => {
	const { broker: away, site } = await broker('ours');
	alice.forgive(/ERR_CONNECTION_REFUSED/, 'there is no broker');
	await alice.goes(new URL('#kitchen', site));
	await alice.expectPhase('name');
	await away.kill();
	await alice.presses('join');
	await alice.hearsNews(obstacles.broker);
	await expect(alice.page.getByRole('link', { name: obstacles.check })).toBeVisible();
});
