/** What the check finds, with a site and devices by hand. */
import { describe, expect, it } from 'vitest';
import type { MediaFailure, ServerWord } from '../../src/lib/protocol/ports';
import {
	Checkup,
	type CheckedSite,
	type CheckupParts
} from '../../src/lib/session/check/checkup.svelte';
import { bestOf, isGood, items, type Item } from '../../src/lib/session/check/findings';
import { asTrack, TwinTrack } from '../support/twin-media';

const denied: MediaFailure = { kind: 'denied', dismissed: false };

const word = (kind: 'stun' | 'turn', by: ServerWord['by'], what: ServerWord['word'], ms = 5) => ({
	kind,
	by,
	word: what,
	ms: what === 'silent' ? null : ms,
	code: what === 'refuses' ? 401 : null
});

/** A checkup, with what was opened in it and not let go of. */
function checkup(words: readonly ServerWord[], parts: Partial<CheckupParts> = {}) {
	const tracks: TwinTrack[] = [];
	let open = 0;
	const site: CheckedSite = {
		askBroker: async () => {
			open += 1;
			return {
				openMs: 20,
				roundTripMs: 3,
				relays: async () => [],
				close: () => {
					open -= 1;
				}
			};
		},
		askServers: async () => words,
		call: async () => ({ openMs: 80, kilobits: 9_000 })
	};
	const check = new Checkup({
		unusable: () => null,
		openTrack: async (kind) => {
			const track = new TwinTrack(kind);
			tracks.push(track);
			return { track: asTrack(track) };
		},
		hears: async () => true,
		playSound: () => undefined,
		openSite: async () => site,
		...parts
	});
	return {
		check,
		left: () => open + tracks.filter(({ readyState }) => readyState === 'live').length
	};
}

const kinds = ({ findings }: Checkup, ...which: Item[]): string[] =>
	which.map((item) => findings[item].kind);

describe('a check', () => {
	it('finds all that is there, and lets go of all that it has opened', async () => {
		const { check, left } = checkup([
			word('stun', 'udp', 'answers'),
			word('turn', 'udp', 'answers'),
			word('turn', 'tcp', 'refuses')
		]);
		await check.run();
		expect(kinds(check, ...items)).toEqual([
			'browser',
			'camera',
			'microphone',
			'speaker',
			'broker',
			'server',
			'server',
			'server',
			'none',
			'call'
		]);
		expect(isGood(check.findings['turn-tcp'])).toBe(false);
		expect([check.state, left()]).toEqual(['done', 0]);
	});

	it('goes on to what is left when a device is refused', async () => {
		const { check } = checkup([], { openTrack: async () => denied });
		await check.run();
		expect(kinds(check, 'camera', 'microphone', 'broker', 'stun', 'call')).toEqual([
			'refused',
			'refused',
			'broker',
			'none',
			'none'
		]);
	});

	it('looks at no call through relays none of which answers', async () => {
		const { check } = checkup([word('turn', 'udp', 'silent')]);
		await check.run();
		expect(kinds(check, 'turn-udp', 'call')).toEqual(['silent', 'skipped']);
	});

	it('says what is wrong in a site’s config.json, and looks at none of its servers', async () => {
		const { check } = checkup([], { openSite: async () => ({ fault: 'broker.port: …' }) });
		await check.run();
		expect(kinds(check, 'speaker', 'broker', 'stun')).toEqual(['speaker', 'fault', 'skipped']);
	});

	it('looks no further in a browser that cannot make calls', async () => {
		const { check } = checkup([], { unusable: () => ({ kind: 'insecure' }) });
		await check.run();
		expect(kinds(check, 'browser', 'camera', 'broker')).toEqual(['refused', 'skipped', 'skipped']);
	});

	it('ends, and lets go of all, when something of it breaks', async () => {
		const { check, left } = checkup([], {
			hears: async () => {
				throw new Error('no ear');
			}
		});
		await expect(check.run()).rejects.toThrow('no ear');
		expect([check.state, kinds(check, 'microphone')[0], left()]).toEqual(['done', 'skipped', 0]);
	});
});

describe('of several servers', () => {
	it('the quickest that answers counts, else the one that says why not', () => {
		const slow = word('turn', 'udp', 'answers', 90);
		const quick = word('turn', 'udp', 'answers', 30);
		const [refuses, silent] = [word('turn', 'udp', 'refuses'), word('turn', 'udp', 'silent')];
		expect(bestOf([refuses, slow, silent, quick])).toEqual({ kind: 'server', word: quick });
		expect(bestOf([silent, refuses])).toEqual({ kind: 'server', word: refuses });
		expect(bestOf([silent])).toEqual({ kind: 'silent' });
		expect(bestOf([])).toEqual({ kind: 'none' });
	});
});
