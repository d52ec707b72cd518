import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseConfig, readConfig } from '../../src/lib/adapters/site-config';

const page = new URL('https://example.org/visavi/');
const sameOrigin = { host: 'example.org', port: 443, path: '/', key: 'peerjs', secure: true };

describe('a TURN server of the broker', () => {
	it('is there when it is said to be', () => {
		expect(parseConfig({ turn: true }, page)).toMatchObject({ turn: true });
		expect(parseConfig({ turn: 'yes' }, page)).toMatchObject({
			fault: expect.stringMatching(/^turn:/)
		});
	});
});

describe('the broker', () => {
	it.each([
		['https://example.org/visavi/', 'example.org', 443, true],
		['https://example.org:8443/', 'example.org', 8443, true],
		['http://localhost:3000/', 'localhost', 3000, false],
		['http://example.org/', 'example.org', 80, false],
		['http://[::1]:3000/', '[::1]', 3000, false]
	])('of %s is its own origin when nothing is written', (address, host, port, secure) => {
		const broker = { host, port, path: '/', key: 'peerjs', secure };
		const config = { broker, thirdParty: false, iceServers: [] };
		expect(parseConfig({}, new URL(address))).toEqual(config);
		expect(parseConfig({ broker: 'same-origin' }, new URL(address))).toEqual(config);
	});

	it('may be PeerJS’s public one, which is a third party', () => {
		expect(parseConfig({ broker: 'peerjs-cloud' }, page)).toEqual({
			broker: { host: '0.peerjs.com', port: 443, path: '/', key: 'peerjs', secure: true },
			thirdParty: true,
			iceServers: []
		});
	});

	it.each([
		[{ host: 'broker.org' }, { host: 'broker.org' }],
		[
			{ host: 'broker.org', port: 9000 },
			{ host: 'broker.org', port: 9000 }
		],
		[
			{ host: 'broker.org', secure: false },
			{ host: 'broker.org', port: 80, secure: false }
		],
		[
			{ host: 'broker.org', path: '/a/b' },
			{ host: 'broker.org', path: '/a/b/' }
		],
		[
			{ host: 'broker.org', path: '/a/b/' },
			{ host: 'broker.org', path: '/a/b/' }
		],
		[
			{ host: 'broker.org', key: 'secret' },
			{ host: 'broker.org', key: 'secret' }
		]
	])('may be one’s own: %j', (written, meant) => {
		expect(parseConfig({ broker: written }, page)).toEqual({
			broker: { ...sameOrigin, ...meant },
			thirdParty: false,
			iceServers: []
		});
	});

	it('of one’s own is spoken to as the page is, unless told otherwise', () => {
		const open = new URL('http://example.org/');
		expect(parseConfig({ broker: { host: 'broker.org' } }, open)).toMatchObject({
			broker: { port: 80, secure: false }
		});
		expect(parseConfig({ broker: { host: 'broker.org', secure: true } }, open)).toMatchObject({
			broker: { port: 443, secure: true }
		});
	});
});

describe('the ICE servers', () => {
	it('are handed on as they are written', () => {
		const iceServers = [
			{ urls: 'stun:stun.example.org:3478' },
			{
				urls: ['turn:turn.example.org?transport=udp', 'turns:turn.example.org'],
				username: 'alice',
				credential: 'secret'
			}
		];
		expect(parseConfig({ iceServers }, page)).toMatchObject({ iceServers });
	});
});

describe('a wrong value is named', () => {
	it.each<readonly [string, unknown]>([
		['broker', { broker: 'my-broker' }],
		['broker', { broker: 7 }],
		['broker', { broker: null }],
		['broker.host', { broker: {} }],
		['broker.host', { broker: { host: '' } }],
		['broker.host', { broker: { host: 7 } }],
		['broker.port', { broker: { host: 'a', port: '9000' } }],
		['broker.port', { broker: { host: 'a', port: 0 } }],
		['broker.port', { broker: { host: 'a', port: 65_536 } }],
		['broker.port', { broker: { host: 'a', port: 1.5 } }],
		['broker.path', { broker: { host: 'a', path: 'peerjs' } }],
		['broker.key', { broker: { host: 'a', key: 1 } }],
		['broker.secure', { broker: { host: 'a', secure: 'yes' } }],
		['broker.hots', { broker: { host: 'a', hots: 'b' } }],
		['iceServers', { iceServers: 'stun:a' }],
		['iceServers.0', { iceServers: ['stun:a'] }],
		['iceServers.0.urls', { iceServers: [{}] }],
		['iceServers.0.urls', { iceServers: [{ urls: 'https://a' }] }],
		['iceServers.1.urls', { iceServers: [{ urls: 'stun:a' }, { urls: [7] }] }],
		['iceServers.0.username', { iceServers: [{ urls: 'turn:a', username: 7 }] }],
		['iceServers.0.credential', { iceServers: [{ urls: 'turn:a', credential: 7 }] }],
		['iceServers.0.url', { iceServers: [{ urls: 'stun:a', url: 'stun:b' }] }],
		['brokr', { brokr: 'same-origin' }],
		['the file', 'same-origin'],
		['the file', null]
	])('%s: %j', (name, written) => {
		const read = parseConfig(written, page);
		expect('fault' in read ? read.fault : read).toMatch(new RegExp(`^${name}: .`));
	});
});

describe('config.json beside the page', () => {
	let server: Server;
	let answer: { status: number; body: string };
	let beside: URL;
	beforeEach(async () => {
		server = createServer((request, response) => {
			const found = request.url === '/visavi/config.json';
			response.writeHead(found ? answer.status : 404).end(answer.body);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		beside = new URL(`http://127.0.0.1:${port}/visavi/`);
	});
	afterEach(async () => {
		server.close();
		server.closeAllConnections();
	});

	const own = () => parseConfig({}, beside);

	it('is read', async () => {
		answer = { status: 200, body: '{"broker":"peerjs-cloud"}' };
		expect(await readConfig(beside)).toMatchObject({ thirdParty: true });
	});

	it('that is not there leaves the page’s own origin', async () => {
		answer = { status: 404, body: '<h1>Not found</h1>' };
		expect(await readConfig(beside)).toEqual(own());
	});

	it('that cannot be reached leaves the page’s own origin, and says so in the log', async () => {
		const log = vi.spyOn(console, 'info').mockImplementation(() => undefined);
		server.close();
		await once(server, 'close');
		expect(await readConfig(beside)).toEqual(own());
		expect(log).toHaveBeenCalledOnce();
		log.mockRestore();
	});

	it.each(['', '{', '<h1>Visavi</h1>', '{"broker": same-origin}'])(
		'that is not JSON is a fault, not a missing file: %j',
		async (body) => {
			answer = { status: 200, body };
			expect(await readConfig(beside)).toEqual({ fault: expect.stringMatching(/JSON/) });
		}
	);

	it('that holds a wrong value is a fault that names it', async () => {
		answer = { status: 200, body: '{"broker":{"host":"a","port":"9000"}}' };
		expect(await readConfig(beside)).toEqual({ fault: expect.stringMatching(/^broker\.port: /) });
	});
});
