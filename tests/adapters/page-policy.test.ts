import { describe, expect, it } from 'vitest';
import { connectPolicy } from '../../src/lib/adapters/page-policy';

const page = new URL('https://example.org/visavi/');

const connects = (host: string, port: number, secure: boolean, from = page): string | null =>
	connectPolicy({ host, port, secure, path: '/', key: 'peerjs' }, from);

describe('the page connects to itself and', () => {
	it.each([
		['broker.org', 443, true, 'wss://broker.org https://broker.org'],
		['broker.org', 8443, true, 'wss://broker.org:8443 https://broker.org:8443'],
		['127.0.0.1', 9000, false, 'ws://127.0.0.1:9000 http://127.0.0.1:9000'],
		['münchen.de', 443, true, 'wss://xn--mnchen-3ya.de https://xn--mnchen-3ya.de']
	])('its broker %s:%i', (host, port, secure, sources) => {
		expect(connects(host, port, secure)).toBe(`connect-src 'self' ${sources}`);
	});

	it('nothing else where it comes from an IPv6 address, as its broker does', () => {
		const local = new URL('http://[::1]:3000/');
		expect(connects('[::1]', 3000, false, local)).toBe("connect-src 'self'");
	});

	it('all that it could before when the broker is at an IPv6 address elsewhere', () => {
		expect(connects('[::1]', 3000, false)).toBeNull();
	});
});
