import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { relayChoice } from '../../src/lib/adapters/relay-choice';

const turn = [{ urls: ['stun:stun.test', 'turn:turn.test'] }];

/** A device that remembers. */
function memory(): () => Storage {
	const kept = new Map<string, string>();
	return () =>
		({
			getItem: (key) => kept.get(key) ?? null,
			setItem: (key, value) => void kept.set(key, value),
			removeItem: (key) => void kept.delete(key)
		}) as Storage;
}

const forbidden = (): Storage => {
	throw new DOMException('not here', 'SecurityError');
};

describe('the choice of a relay alone', () => {
	beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
	afterEach(() => vi.restoreAllMocks());

	it('is none where no relay is configured', () => {
		expect(relayChoice([], memory())).toBeNull();
		expect(relayChoice([{ urls: 'stun:turn.test' }], memory())).toBeNull();
	});

	it.each(['turn:turn.test', 'turns:turn.test'])('is there with %s', (urls) => {
		expect(relayChoice([{ urls }], memory())?.alone).toBe(false);
	});

	it('is there where the broker will hand one out', () => {
		expect(relayChoice([], memory(), true)?.alone).toBe(false);
	});

	it('is remembered on this device until it is taken back', () => {
		const device = memory();
		relayChoice(turn, device)?.choose(true);
		expect(relayChoice(turn, device)?.alone).toBe(true);
		relayChoice(turn, device)?.choose(false);
		expect(relayChoice(turn, device)?.alone).toBe(false);
	});

	it('lasts as long as the page where the browser remembers nothing', () => {
		const choice = relayChoice(turn, forbidden);
		choice?.choose(true);
		expect(choice?.alone).toBe(true);
	});
});
