import { existsSync } from 'node:fs';
import type { Person } from './people/person';
import { coturn, startRelay, type Relay } from './people/relay';
import { expect, test } from './people/test';
import { talk } from './people/together';

test.skip(!existsSync(coturn), 'there is no coturn');

/** Keeps every connection, and with which credentials it began: a page may use one configuration for many. */
function keepsConnections(): void {
	const made: { readonly connection: RTCPeerConnection; readonly first: RTCConfiguration }[] = [];
	Object.assign(window, { made });
	window.RTCPeerConnection = class extends RTCPeerConnection {
		constructor(wanted?: RTCConfiguration) {
			super(wanted);
			made.push({ connection: this, first: structuredClone(wanted ?? {}) });
		}
	};
}

type Made = { made: { connection: RTCPeerConnection; first: RTCConfiguration }[] };

/** By what a person's connection reaches its relay, if it goes through one. */
const wayOf = (who: Person): Promise<string | null> =>
	who.page.evaluate(async () => {
		for (const { connection } of (window as unknown as Made).made) {
			if (connection.connectionState !== 'connected') continue;
			const stats = await connection.getStats();
			for (const one of stats.values()) {
				if (one.type !== 'transport') continue;
				const pair = stats.get(one.selectedCandidatePairId);
				const local = stats.get(pair.localCandidateId);
				if (local.candidateType === 'relay') return local.relayProtocol as string;
			}
		}
		return null;
	});

/** The moment until which a person's credentials are good, in seconds: those of the beginning, or those of now. */
const untilOf = (who: Person, which: 'first' | 'now'): Promise<number> =>
	who.page.evaluate((of) => {
		const used = (window as unknown as Made).made.find(
			({ connection }) => connection.connectionState === 'connected'
		)!;
		const { iceServers } = of === 'first' ? used.first : used.connection.getConfiguration();
		const turn = iceServers?.find(({ username }) => username);
		return Number(turn?.username?.split(':')[0]);
	}, which);

/** What the relay says to a new connection with a person's credentials. */
const askRelay = (who: Person, which: 'first' | 'now'): Promise<string> =>
	who.page.evaluate(async (of) => {
		const used = (window as unknown as Made).made.find(
			({ connection }) => connection.connectionState === 'connected'
		)!;
		const { iceServers = [] } = of === 'first' ? used.first : used.connection.getConfiguration();
		const asking = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
		try {
			return await new Promise<string>((answered) => {
				asking.addEventListener('icecandidate', ({ candidate }) => {
					if (candidate?.type) answered(candidate.type);
				});
				asking.addEventListener('icecandidateerror', ({ errorCode }) =>
					answered(String(errorCode))
				);
				asking.createDataChannel('any');
				void asking.setLocalDescription();
			});
		} finally {
			asking.close();
		}
	}, which);

/** Both hide their addresses, as the switch in the details lets them. */
async function meetByRelay(people: readonly [Person, Person], { url }: Relay): Promise<void> {
	for (const who of people) {
		await who.page.addInitScript(keepsConnections);
		await who.goes(new URL('#kitchen', url));
		await who.presses('details');
		await who.at('relay-only').check();
		await who.page.keyboard.press('Escape');
		await who.presses('join');
	}
	for (const who of people) await who.expectPhase('connected');
}

for (const by of ['udp', 'tcp', 'tls'] as const) {
	test(`two people who hide their addresses meet through a relay, by ${by.toUpperCase()}`, async ({
		arrive
	}) => {
		const relay = await startRelay([by], 600);
		try {
			const traits = { own: { trusting: by === 'tls' } };
			const [alice, bob] = [await arrive('alice', traits), await arrive('bob', traits)];
			await meetByRelay([alice, bob], relay);
			await talk(alice, bob);
			expect([await wayOf(alice), await wayOf(bob)]).toEqual([by, by]);
			for (const who of [alice, bob]) await who.presses('leave');
		} finally {
			await relay.close();
		}
	});
}

test('a call that outlives its credentials goes on, and has new ones for its next way', async ({
	alice,
	bob
}) => {
	const relay = await startRelay(['udp'], 4);
	try {
		await meetByRelay([alice, bob], relay);
		const first = await untilOf(alice, 'first');
		await expect.poll(() => Date.now() / 1_000, { timeout: 10_000 }).toBeGreaterThan(first + 1);
		expect(await untilOf(alice, 'now')).toBeGreaterThan(Date.now() / 1_000);
		expect(await askRelay(alice, 'first')).toBe('401');
		expect(await askRelay(alice, 'now')).toBe('relay');
		await talk(alice, bob);
		for (const who of [alice, bob]) await who.presses('leave');
	} finally {
		await relay.close();
	}
});
