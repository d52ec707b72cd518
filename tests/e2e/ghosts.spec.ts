/** Somebody is gone without a word: who stayed knows it soon, and nobody is kept out by what is left of them. */
import { expect, test } from './people/test';
import { meet, talk } from './people/together';

/** How long who stayed may believe in a friend who is gone. Silence is enough after 2.5 s; the rest is the machine's. */
const noticedMs = 3_000;

/** Until a seat is held again by whose it is. */
const reclaimedMs = 5_000;

/** From the crash to the call with somebody else, the new page and its pictures included. */
const inMs = 6_000;

for (const kind of ['ours', 'stock'] as const) {
	for (const [who, one] of [
		['host', 0],
		['guest', 1]
	] as const) {
		test(
			`${kind}: when the ${who}'s browser is killed, who stayed hears it soon, and a stranger is in within six seconds`,
			{ tag: '@timed' },
			async ({ broker, arrive }) => {
				const { site } = await broker(kind);
				const pair = [
					await arrive('alice', { own: {}, site }),
					await arrive('bob', { own: {}, site })
				] as const;
				const [goes, stays] = one === 0 ? [pair[0], pair[1]] : [pair[1], pair[0]];
				const carol = await arrive('carol', { site });
				await meet(...pair);
				await carol.opens('kitchen');
				const [stayed, came] = [await stays.remembersPhases(), await carol.remembersPhases()];
				const crashedAt = Date.now();
				await goes.crashes();
				await carol.presses('join');
				await carol.expectPhase('connected');
				await stays.expectPhase('connected');
				const [lost, again] = (await stayed()).filter(({ at }) => at > crashedAt);
				expect(lost?.phase).toBe('reconnecting');
				expect(lost!.at - crashedAt, 'until who stayed knows').toBeLessThan(noticedMs);
				expect(again?.phase).toBe('connected');
				expect(again!.at - crashedAt, 'from the crash to the call').toBeLessThan(inMs);
				await talk(stays, carol);
				expect((await came()).map(({ phase }) => phase)).not.toContain('full');
			}
		);
	}
}

for (const kind of ['ours', 'stock'] as const) {
	test(
		`${kind}: half-open seats are their own tabs' again at once, and a third hears "full"`,
		{ tag: '@timed' },
		async ({ broker, arrive, serve, cable }) => {
			const { broker: its } = await broker(kind);
			const wire = await cable(its.port);
			const config = JSON.stringify({ broker: { host: '127.0.0.1', port: wire.port } });
			const site = await serve({ config });
			const [alice, bob] = [await arrive('alice', { site }), await arrive('bob', { site })];
			const carol = await arrive('carol', { site });
			await meet(alice, bob);
			await talk(alice, bob);
			wire.cut();
			await expect.poll(() => wire.connected, { timeout: reclaimedMs }).toBe(2);
			// A stock broker says nothing to who comes back with a token: the page must know all the same.
			for (const who of [alice, bob])
				await expect(who.at('notice')).toHaveCount(0, { timeout: reclaimedMs });
			await carol.enters('kitchen');
			await carol.expectPhase('full');
			await talk(alice, bob);
		}
	);
}
