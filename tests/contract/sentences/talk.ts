import { expect, it } from 'vitest';
import type { ControlMessage } from '../../../src/lib/protocol/wire';
import { happened, patient, type Cast } from '../cast';
import type { Tab } from '../stage';

const words: readonly ControlMessage[] = [
	{ type: 'media', mic: true, camera: false },
	{ type: 'ping' },
	{ type: 'pong' },
	{ type: 'flowing' },
	{ type: 'media', mic: false, camera: true }
];

const heard = ({ log }: Tab): readonly ControlMessage[] =>
	log.steps.flatMap((event) => (event.type === 'heard' ? [event.message] : []));

export function talkSentences(cast: Cast): void {
	it('carries words both ways, each of them, in order', async () => {
		const { alice, bob, dial } = await cast.connected();
		for (const tab of [alice, bob]) {
			await tab.does(...words.map((message) => ['say', dial, message] as const));
		}
		for (const tab of [alice, bob]) {
			await tab.log.hears('heard', words.length);
			expect(heard(tab)).toEqual(words);
		}
	});

	it('carries the dialler’s first word though it is said at once', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await alice.does(['accept', dial]);
		await bob.log.hears('dial-opened');
		await bob.does(['confirm', dial], ['say', dial, { type: 'ping' }]);
		await alice.log.hears('heard');
		expect(happened(alice)).toEqual(['seat-granted', 'dial-arrived', 'confirmed', 'heard']);
	});

	it('has one safety code at both ends, once each has admitted the other', async () => {
		const { alice, bob, dial } = await cast.dialled();
		expect([await alice.safetyCode(dial), await bob.safetyCode(dial)]).toEqual([null, null]);
		await alice.does(['accept', dial]);
		await bob.log.hears('dial-opened');
		await bob.does(['confirm', dial]);
		await alice.log.hears('confirmed');
		const code = await alice.safetyCode(dial);
		expect(code).toHaveLength(5);
		for (const number of code ?? []) expect(number >= 0 && number < 64).toBe(true);
		expect(await bob.safetyCode(dial)).toEqual(code);
	});

	it('is needed to be heard: what is said before is not', async () => {
		const { alice, bob, dial } = await cast.dialled();
		await bob.does(['say', dial, { type: 'ping' }]);
		await alice.does(['accept', dial]);
		await bob.log.hears('dial-opened');
		await bob.does(['say', dial, { type: 'pong' }]);
		await alice.log.hears('heard');
		expect(heard(alice)).toEqual([{ type: 'pong' }]);
	});

	it('carries sound and picture, in one stream', async () => {
		const { alice, bob, dial } = await cast.dialled();
		for (const tab of [alice, bob]) {
			await tab.sends('audio');
			await tab.sends('video');
		}
		await alice.does(['accept', dial]);
		for (const tab of [alice, bob]) {
			await tab.log.hears('media-arrived');
			expect(await tab.receives(dial)).toEqual(['audio', 'video']);
		}
	});

	it('carries a picture that begins later, and says so to the other side alone', async () => {
		const { alice, bob, dial } = await cast.connected();
		await alice.sends('video');
		expect(await bob.log.hears('media-arrived')).toEqual({ type: 'media-arrived', dial });
		// Alice would have heard of hers before this.
		await bob.does(['say', dial, { type: 'flowing' }]);
		await alice.log.hears('heard');
		expect(alice.log.received).toBe(0);
	});

	it('knows which way it goes, as long as it goes', async () => {
		const { alice, bob, dial } = await cast.connected();
		for (const tab of [alice, bob]) {
			expect(await tab.path(dial)).toMatchObject({ relayed: false, protocol: 'udp' });
		}
		await alice.does(['hangUp', dial]);
		await bob.log.hears('dial-closed');
		expect([await alice.path(dial), await bob.path(dial)]).toEqual([null, null]);
	});

	it('knows what it had to find a way with, on either side, as long as it goes', async () => {
		const { alice, bob, dial } = await cast.connected();
		for (const tab of [alice, bob]) {
			const ways = await tab.ways(dial);
			expect(ways).toMatchObject({ found: true, servers: [] });
			expect([ways?.local, ways?.remote]).toEqual([['host'], ['host']]);
		}
		await alice.does(['hangUp', dial]);
		await bob.log.hears('dial-closed');
		expect([await alice.ways(dial), await bob.ways(dial)]).toEqual([null, null]);
	});

	it('knows what has flowed, each way and of each kind, as long as it lasts', async () => {
		const { alice, bob, dial } = await cast.connected();
		for (const tab of [alice, bob]) {
			await tab.sends('audio');
			await tab.sends('video');
		}
		const least = async (tab: Tab): Promise<number> => {
			const flows = await tab.evidence(dial);
			return flows
				? Math.min(flows.in.audio, flows.in.video, flows.out.audio, flows.out.video)
				: NaN;
		};
		for (const tab of [alice, bob]) {
			await expect.poll(() => least(tab), patient).toBeGreaterThan(0);
			const before = await least(tab);
			await expect.poll(() => least(tab), patient).toBeGreaterThan(before);
		}
		await alice.does(['hangUp', dial]);
		await bob.log.hears('dial-closed');
		expect([await alice.evidence(dial), await bob.evidence(dial)]).toEqual([null, null]);
	});

	it('knows when its sound was last played, as long as it lasts', async () => {
		const { alice, bob, dial } = await cast.connected();
		for (const tab of [alice, bob]) await tab.sends('audio');
		const playedAt = async (): Promise<number> => (await alice.soundAt(dial)) ?? NaN;
		await expect.poll(playedAt, patient).toBeGreaterThan(0);
		await expect.poll(playedAt, patient).toBeGreaterThan(await playedAt());
		await alice.does(['hangUp', dial]);
		expect(await alice.soundAt(dial)).toBeNull();
	});

	it('sends no picture while it is to send sound alone, and all again after that', async () => {
		const { alice, dial } = await cast.connected();
		await alice.sends('audio');
		await alice.sends('video');
		const sent = async (): Promise<readonly number[]> => {
			const flows = await alice.evidence(dial);
			return [flows?.out.audio ?? NaN, flows?.out.video ?? NaN];
		};
		const [, first = 0] = await sent();
		await expect.poll(async () => (await sent())[1], patient).toBeGreaterThan(first);
		await alice.does(['steer', dial, { picture: 'none', frugal: true, window: null }]);
		/** Whether sound has been sent since, and no picture. */
		const alone = async (): Promise<boolean> => {
			const [sound = 0, picture] = await sent();
			await expect.poll(async () => (await sent())[0], patient).toBeGreaterThan(sound + 10);
			return (await sent())[1] === picture;
		};
		await expect.poll(alone, patient).toBe(true);
		await alice.does(['steer', dial, { picture: 'whole', frugal: true, window: null }]);
		const [, last = 0] = await sent();
		await expect.poll(async () => (await sent())[1], patient).toBeGreaterThan(last);
	});

	it('has no stream any more once it is over', async () => {
		const { alice, bob, dial } = await cast.connected();
		expect(await bob.receives(dial)).not.toBeNull();
		await alice.does(['hangUp', dial]);
		await bob.log.hears('dial-closed');
		expect([await alice.receives(dial), await bob.receives(dial)]).toEqual([null, null]);
	});

	it.each(['alice', 'bob'] as const)('is closed for the other when %s hangs up', async (who) => {
		const { alice, bob, dial } = await cast.connected();
		const [one, other] = who === 'alice' ? [alice, bob] : [bob, alice];
		await one.does(['hangUp', dial]);
		expect(await other.log.hears('dial-closed')).toEqual({ type: 'dial-closed', dial });
		expect(happened(one)).not.toContain('dial-closed');
		for (const tab of [alice, bob]) {
			await expect.poll(() => tab.connections(), patient).toBe(0);
		}
	});

	it.each(['bye', 'away'] as const)(
		'carries “%s” that is said just before hanging up',
		async (type) => {
			const { alice, bob, dial } = await cast.connected();
			await bob.does(['say', dial, { type }], ['hangUp', dial]);
			await alice.log.hears('dial-closed');
			expect(alice.log.steps.slice(-2)).toEqual([
				{ type: 'heard', dial, message: { type } },
				{ type: 'dial-closed', dial }
			]);
			for (const tab of [alice, bob]) {
				await expect.poll(() => tab.connections(), patient).toBe(0);
			}
		}
	);

	it('needs no seat and no socket', async () => {
		const { alice, bob, dial } = await cast.connected();
		await alice.does(['releaseSeat', 'host']);
		await bob.does(['closeVisitor']);
		await expect.poll(() => cast.stage.sockets(), patient).toBe(0);
		await bob.does(['say', dial, { type: 'ping' }]);
		expect(await alice.log.hears('heard')).toMatchObject({ message: { type: 'ping' } });
	});
}
