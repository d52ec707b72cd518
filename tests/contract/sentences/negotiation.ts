import { expect, it } from 'vitest';
import { patient, type Cast, type Pair } from '../cast';
import type { Tab } from '../stage';

/** Each is ready to hear what the other has to say about their connection. */
async function renegotiable(cast: Cast): Promise<Pair> {
	const pair = await cast.connected();
	for (const tab of [pair.alice, pair.bob]) await tab.negotiates(pair.dial);
	return pair;
}

async function comesTo(tab: Tab, kinds: readonly string[] | null): Promise<void> {
	await expect.poll(() => tab.receivesExtra(), patient).toEqual(kinds);
}

export function negotiationSentences(cast: Cast): void {
	it.each(['alice', 'bob'] as const)(
		'carries one more stream from %s, ends it, and carries another',
		async (who) => {
			const { alice, bob, dial } = await renegotiable(cast);
			const [one, other] = who === 'alice' ? [alice, bob] : [bob, alice];
			await one.sendsExtra(true);
			await comesTo(other, ['video']);
			await one.sendsExtra(false);
			await comesTo(other, null);
			await one.sendsExtra(true);
			await comesTo(other, ['video']);
			expect(await one.receivesExtra()).toBeNull();
			expect(await other.receives(dial)).toEqual(await one.receives(dial));
		}
	);

	it('carries one more from each, though both begin at once', async () => {
		const { alice, bob } = await renegotiable(cast);
		await Promise.all([alice.sendsExtra(true), bob.sendsExtra(true)]);
		await comesTo(alice, ['video']);
		await comesTo(bob, ['video']);
		await alice.sendsExtra(false);
		await comesTo(bob, null);
		expect(await alice.receivesExtra()).toEqual(['video']);
	});

	it('carries sound and picture that begin later where they belong', async () => {
		const { alice, bob, dial } = await renegotiable(cast);
		await alice.sendsExtra(true);
		await comesTo(bob, ['video']);
		await bob.sends('video');
		await alice.log.hears('media-arrived');
		expect(await alice.receivesExtra()).toBeNull();
		expect(await alice.evidence(dial)).toMatchObject({ out: { video: 0 } });
	});

	it('goes on while both look for another way', async () => {
		const { alice, bob, dial } = await renegotiable(cast);
		await Promise.all([alice.restarts(), bob.restarts()]);
		await alice.sendsExtra(true);
		await comesTo(bob, ['video']);
		await bob.does(['say', dial, { type: 'ping' }]);
		await alice.log.hears('heard');
		expect(await alice.path(dial)).not.toBeNull();
	});

	it('is none before the other side has proved itself', async () => {
		const { bob, dial } = await cast.dialled();
		expect(await bob.negotiates(dial)).toBe(false);
	});
}
