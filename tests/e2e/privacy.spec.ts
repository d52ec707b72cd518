import { expect, test } from './people/test';
import { talk } from './people/together';

/** Keeps every connection that the page makes, to be asked what it was told to use. */
function keepsConnections(): void {
	const made: RTCPeerConnection[] = [];
	Object.assign(window, { made });
	window.RTCPeerConnection = class extends RTCPeerConnection {
		constructor(wanted?: RTCConfiguration) {
			super(wanted);
			made.push(this);
		}
	};
}

/**
 * The servers that the page's connections ask for help, one list for each. A connection that never described
 * itself asks nobody; PeerJS makes one with the servers of others, only to see what the browser can do.
 */
const helpers = (): (RTCIceServer[] | undefined)[] =>
	(window as unknown as { made: RTCPeerConnection[] }).made
		.filter(({ localDescription }) => localDescription !== null)
		.map((connection) => connection.getConfiguration().iceServers);

test('nothing but the site itself is asked for anything, from the first page to the goodbye', async ({
	alice,
	bob,
	visavi
}) => {
	for (const who of [alice, bob]) {
		await who.page.addInitScript(keepsConnections);
		await who.enters('kitchen');
	}
	await talk(alice, bob);
	for (const who of [alice, bob]) {
		const asked = await who.page.evaluate(helpers);
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.flat()).toEqual([]);
		await who.presses('leave');
		expect(new Set(who.contacts.map(({ host }) => host))).toEqual(new Set([visavi.url.host]));
	}
});

test('the room name does not leave the browser', async ({ alice, bob }) => {
	const said: string[] = [];
	for (const who of [alice, bob]) {
		who.page.on('websocket', (socket) => {
			said.push(socket.url());
			socket.on('framesent', ({ payload }) => said.push(String(payload)));
		});
		who.page.on('request', (request) => said.push(request.url().replace(/#.*/s, '')));
		await who.enters('grandmaskitchen');
	}
	await talk(alice, bob);
	expect(said.some((message) => message.includes('"OFFER"'))).toBe(true);
	expect(said.filter((message) => /grandmaskitchen/i.test(message))).toEqual([]);
});
