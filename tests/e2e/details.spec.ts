import { more } from '../../src/lib/i18n/more/en';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

const { details } = more;

/** Of the network: IPv4, IPv6, and what browsers say instead (mDNS). */
const address = /\d+\.\d+\.\d+\.\d+|[\da-f]*:[\da-f]*:[\da-f]+|\.local/i;

test('details are opened in the lobby with the keyboard alone, and give the focus back', async ({
	alice,
	visavi
}) => {
	await alice.opens();
	await expect(alice.at('room-name')).toBeFocused();
	await alice.at('details').focus();
	await alice.page.keyboard.press('Enter');
	const panel = alice.page.getByRole('dialog', { name: details.title });
	await expect(panel).toBeVisible();
	await expect(panel).toContainText(`ws://${visavi.url.host}`);
	await expect(panel).toContainText(details.own);
	await expect(panel).toContainText(/Visavi \d+\.\d+\.\d+/);
	await expect(panel).toContainText(details.noPath);
	await expect(alice.at('relay-only')).toHaveCount(0);
	await alice.page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
	await expect(alice.at('details')).toBeFocused();
});

test('in a call they tell the path, the code, what was dropped, and how sound and picture go, and nobody’s address', async ({
	arrive,
	bob,
	visavi
}) => {
	const alice = await arrive('alice', {
		permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write']
	});
	await meet(alice, bob);
	await alice.presses('details');
	const panel = alice.at('details-panel');

	await test.step('on the screen', async () => {
		const line = (label: string) =>
			panel.getByRole('definition').and(panel.locator(`dt:text-is("${label}") + dd`));
		await expect(line(details.flow.in.video)).toHaveText(
			/^VP8, \d+\s× \d+, \d+\sfps, \d+\skbit\/s, \d+\s% lost, jitter \d+\sms/
		);
		await expect(line(details.flow.out.audio)).toHaveText(/^opus, \d+\skbit\/s, \d+\s% lost/);
		for (const told of [details.direct, 'UDP', details.drops])
			await expect(panel).toContainText(told);
		await expect(panel).toContainText(await alice.at('safety-code').innerText());
		const said = (await panel.innerText()).replace(`ws://${visavi.url.host}`, '');
		expect(said).not.toMatch(address);
	});

	await test.step('in a copied report', async () => {
		await alice.at('copy-report').click();
		await expect(panel.getByText(details.copied)).toBeVisible();
		const report = await alice.page.evaluate(() => navigator.clipboard.readText());
		expect(report).toContain(`${details.path}: ${details.direct}`);
		expect(report).toContain(`${details.broker}: ${details.own}`);
		expect(report).not.toContain(visavi.url.host);
		expect(report).not.toMatch(address);
	});

	await alice.presses('close-details');
	await expect(panel).toHaveCount(0);
	await talk(alice, bob);
});

test('a broker of a third party is called so', async ({ alice, serve }) => {
	await alice.goes(await serve({ config: '{ "broker": "peerjs-cloud" }' }));
	await alice.presses('details');
	await expect(alice.at('details-panel')).toContainText('wss://0.peerjs.com:443');
	await expect(alice.at('details-panel')).toContainText(details.third);
});

/** Keeps every connection, and the kinds of all candidates that it found. */
function keepsCandidates(): void {
	const made: { readonly connection: RTCPeerConnection; readonly kinds: string[] }[] = [];
	Object.assign(window, { made });
	window.RTCPeerConnection = class extends RTCPeerConnection {
		constructor(wanted?: RTCConfiguration) {
			super(wanted);
			const kinds: string[] = [];
			made.push({ connection: this, kinds });
			this.addEventListener('icecandidate', ({ candidate }) => {
				if (candidate?.type) kinds.push(candidate.type);
			});
		}
	};
}

interface Seen {
	/** Candidates of connections that tried to leave the page, in their descriptions too. */
	readonly kinds: readonly string[];
	/** All that there was to find has been found. */
	readonly complete: boolean;
	/** What connections that are not closed may use. */
	readonly policies: readonly string[];
}

/** Of the connections that describe themselves: PeerJS makes one that does not, to see what a browser can do. */
const seen = (who: Person): Promise<Seen> =>
	who.page.evaluate(() => {
		const { made } = window as unknown as {
			made: { readonly connection: RTCPeerConnection; readonly kinds: string[] }[];
		};
		const used = made.filter(({ connection }) => connection.localDescription);
		return {
			kinds: used.flatMap(({ connection, kinds }) => [
				...kinds,
				...Array.from(connection.localDescription!.sdp.matchAll(/ typ (\w+)/g), ([, kind]) => kind!)
			]),
			complete: used.some(({ connection }) => connection.iceGatheringState === 'complete'),
			policies: used
				.filter(({ connection }) => connection.signalingState !== 'closed')
				.map(({ connection }) => connection.getConfiguration().iceTransportPolicy ?? 'all')
		};
	});

test('who hides behind a relay that does not answer shows no address at all', async ({
	alice,
	bob,
	serve,
	visavi
}) => {
	const { hostname, port } = visavi.url;
	const nobody = { urls: 'turn:127.0.0.1:9?transport=tcp', username: 'u', credential: 'c' };
	const site = await serve({
		config: JSON.stringify({ broker: { host: hostname, port: Number(port) }, iceServers: [nobody] })
	});
	for (const who of [alice, bob]) await who.page.addInitScript(keepsCandidates);
	await alice.goes(new URL('#kitchen', site));
	// Whoever hides nothing does find addresses here, in the connection that is prepared in the lobby.
	await expect.poll(async () => (await seen(alice)).kinds).toContain('host');
	await alice.presses('join');
	await alice.expectPhase('waiting');

	await bob.goes(new URL('#kitchen', site));
	await expect.poll(async () => (await seen(bob)).policies).toEqual(['all']);
	await bob.presses('details');
	await bob.at('relay-only').check();
	await expect.poll(async () => (await seen(bob)).policies).toEqual(['relay']);
	await bob.page.keyboard.press('Escape');
	// Remembered on this device.
	await bob.page.reload();
	await bob.presses('details');
	await expect(bob.at('relay-only')).toBeChecked();
	await bob.page.keyboard.press('Escape');
	await bob.presses('join');
	await expect.poll(async () => (await seen(bob)).complete, { timeout: 30_000 }).toBe(true);
	expect((await seen(bob)).kinds).toEqual([]);
});
