import { words } from '../../src/lib/i18n/en';
import { expect, test } from './people/test';
import { talk } from './people/together';

const folder = '/any/sub/folder/';

const brokerAt = ({ hostname, port }: URL): string =>
	JSON.stringify({ broker: { host: hostname, port: Number(port), path: '/' } });

test('the same build works in a sub-folder of a plain static host, with the broker elsewhere', async ({
	alice,
	bob,
	serve,
	visavi
}) => {
	const site = await serve({ folder, config: brokerAt(visavi.url) });
	await alice.goes(site);
	await alice.enters('kitchen');
	await alice.expectPhase('waiting');
	const link = await alice.at('room-link').inputValue();
	expect(link).toBe(`${site.href}#kitchen`);
	await bob.goes(link);
	await bob.presses('join');
	await talk(alice, bob);
	const hosts = new Set(alice.contacts.map(({ protocol, host }) => `${protocol}//${host}`));
	expect([...hosts].toSorted()).toEqual([`http://${site.host}`, `ws://${visavi.url.host}`]);
	const pages = alice.contacts.filter(({ protocol }) => protocol === 'http:');
	expect(pages.filter(({ pathname }) => !pathname.startsWith(folder))).toEqual([]);
});

test('people of two sites with one broker meet in one room', async ({
	alice,
	bob,
	serve,
	visavi
}) => {
	await alice.goes(await serve({ config: brokerAt(visavi.url) }));
	for (const who of [alice, bob]) await who.enters('kitchen');
	await talk(alice, bob);
});

for (const [wrong, named] of [
	['{"broker": "nowhere"}', 'broker: must be'],
	['{"broker": "same-origin", "iceServers": [{"urls": "http://stun"}]}', 'iceServers.0.urls'],
	['{"brokr": "same-origin"}', 'brokr'],
	['{"broker": ', 'JSON']
] as const) {
	test(`a config.json that says ${wrong} is named on the page`, async ({ alice, serve }) => {
		await alice.goes(await serve({ config: wrong }));
		await alice.hearsNews(words.trouble.config('').trim());
		await alice.hearsNews(named);
		await expect(alice.at('retry')).toBeVisible();
	});
}

test('with a public broker, the page says once that a third party introduces the two', async ({
	alice,
	serve
}) => {
	await alice.goes(await serve({ config: '{"broker": "peerjs-cloud"}' }));
	await alice.hearsNews(words.name.thirdParty);
	expect(alice.contacts.filter(({ hostname }) => hostname !== '127.0.0.1')).toEqual([]);
});
