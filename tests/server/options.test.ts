import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rate } from '../../peer-server/guard/limits.ts';
import { OptionError, parseOptions } from '../../peer-server/options.ts';

describe('the options', () => {
	it('need nothing to be set', () => {
		expect(parseOptions({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			siteFolder: resolve('build'),
			iceServers: [],
			frameAncestors: [],
			guard: {
				ids: 'any',
				origins: [],
				trustedProxies: [],
				limits: {
					sockets: 10_000,
					socketsPerAddress: 1_000,
					openingsPerAddress: rate(100),
					messagesPerAddress: rate(2_000),
					messagesPerSocket: rate(50)
				}
			},
			tls: null,
			metrics: 'loopback',
			logLevel: 'warn',
			turn: null,
			stun: 'auto'
		});
	});

	it('take an empty value for none', () => {
		expect(parseOptions({ PORT: '', ICE_SERVERS: '' })).toEqual(parseOptions({}));
	});

	it('come from the environment', () => {
		const servers = [
			{ urls: 'stun:stun.example.org' },
			{ urls: ['turn:turn.example.org', 'turns:turn.example.org'], username: 'u', credential: 'c' }
		];
		const env = {
			PORT: '8080',
			HOST: '::1',
			SITE_FOLDER: 'none',
			ICE_SERVERS: JSON.stringify(servers),
			FRAME_ANCESTORS: 'self https://*.example.org:8443',
			BROKER_IDS: 'rooms',
			ORIGINS: 'https://a.example http://b.example:8080',
			TRUSTED_PROXIES: '127.0.0.1 10.0.0.0/8 2001:db8::/32',
			SOCKETS: '50000',
			SOCKETS_PER_ADDRESS: '20',
			OPENINGS_PER_ADDRESS: '5',
			MESSAGES_PER_ADDRESS: '500',
			MESSAGES_PER_SOCKET: '25',
			TLS_CERT: '/etc/ssl/a.pem',
			TLS_KEY: '/etc/ssl/a.key',
			METRICS: '[::1]:9464',
			LOG_LEVEL: 'info',
			TURN_SECRET: 'sixteen letters.',
			TURN_URLS: 'turn:turn.example.org turns:turn.example.org:5349?transport=tcp',
			TURN_TTL: '600',
			STUN_PORT: '3479'
		};
		expect(parseOptions(env)).toEqual({
			port: 8080,
			host: '::1',
			siteFolder: null,
			iceServers: servers,
			frameAncestors: ["'self'", 'https://*.example.org:8443'],
			guard: {
				ids: 'rooms',
				origins: ['https://a.example', 'http://b.example:8080'],
				trustedProxies: ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'],
				limits: {
					sockets: 50_000,
					socketsPerAddress: 20,
					openingsPerAddress: rate(5),
					messagesPerAddress: rate(500),
					messagesPerSocket: rate(25)
				}
			},
			tls: { cert: '/etc/ssl/a.pem', key: '/etc/ssl/a.key' },
			metrics: { host: '::1', port: 9464 },
			logLevel: 'info',
			turn: {
				secret: 'sixteen letters.',
				urls: ['turn:turn.example.org', 'turns:turn.example.org:5349?transport=tcp'],
				ttlSeconds: 600
			},
			stun: { host: '::1', port: 3479 }
		});
	});

	it.each([
		['PORT', 'http', /^PORT must be a whole number .* PORT=3000/],
		['PORT', '-1', /^PORT must be/],
		['PORT', '3000.5', /^PORT must be/],
		['PORT', '65536', /^PORT must be/],
		['HOST', 'http://localhost', /^HOST must be an address or name/],
		['ICE_SERVERS', 'stun:stun.example.org', /^ICE_SERVERS must be JSON/],
		['ICE_SERVERS', '{"urls":"stun:a.example"}', /^ICE_SERVERS must be a JSON list/],
		['ICE_SERVERS', '["stun:a.example"]', /^ICE_SERVERS\.0 must be an object with urls/],
		['ICE_SERVERS', '[{"urls":"http://a.example"}]', /^ICE_SERVERS\.0\.urls must be/],
		['ICE_SERVERS', '[{"urls":[]}]', /^ICE_SERVERS\.0\.urls/],
		['ICE_SERVERS', '[{"url":"stun:a.example"}]', /^ICE_SERVERS\.0/],
		['ICE_SERVERS', '[{"urls":"turn:a.example"}]', /^ICE_SERVERS\.0 is a TURN server/],
		['FRAME_ANCESTORS', 'example.org', /^FRAME_ANCESTORS\.0 must be .*, and is "example\.org"\. /],
		['FRAME_ANCESTORS', 'self none', /^FRAME_ANCESTORS\.1 must be .*, and is "none"\. /],
		['FRAME_ANCESTORS', '*', /^FRAME_ANCESTORS\.0 must be .*, and is "\*"\. /],
		['FRAME_ANCESTORS', 'https:', /^FRAME_ANCESTORS\.0 must be .*, and is "https:"\. /],
		['FRAME_ANCESTORS', 'https://a.example/x', /^FRAME_ANCESTORS\.0 must be/],
		['FRAME_ANCESTORS', 'https://a.example;', /^FRAME_ANCESTORS\.0 must be/],
		['FRAME_ANCESTORS', "self 'self'", /^FRAME_ANCESTORS\.1 must be/],
		['BROKER_IDS', 'all', /^BROKER_IDS must be `rooms`/],
		['ORIGINS', 'https://a.example/', /^ORIGINS\.0 must be an origin .*, and is "https:/],
		['ORIGINS', 'https://a.example any', /^ORIGINS\.1 must be an origin .*, and is "any"/],
		['TRUSTED_PROXIES', 'proxy.local', /^TRUSTED_PROXIES\.0 must be an address .*"proxy\.local"/],
		['TRUSTED_PROXIES', '::1 10.0.0.0/33', /^TRUSTED_PROXIES\.1 must be an address/],
		['TRUSTED_PROXIES', '10.0.0.0/', /^TRUSTED_PROXIES\.0 must be an address/],
		['TLS_CERT', 'cert.pem', /^TLS_CERT must be the full path/],
		['TLS_KEY', '/etc/ssl/a.key', /^TLS_CERT and TLS_KEY must both be set/],
		['TURN_SECRET', 'sixteen letters.', /^TURN_SECRET and TURN_URLS must both be set/],
		['TURN_SECRET', 'short', /^TURN_SECRET must have at least 16 characters(?!.*short)/],
		['TURN_URLS', 'stun:a.example', /^TURN_URLS\.0 must be an address .*"stun:a\.example"/],
		['TURN_TTL', '5', /^TURN_TTL must be a whole number from 60/],
		['STUN_PORT', 'always', /^STUN_PORT must be `auto`, `none`, a port/],
		['STUN_PORT', '65536', /^STUN_PORT must be `auto`/],
		['METRICS', 'everybody', /^METRICS must be `loopback`/],
		['METRICS', '127.0.0.1:99999', /^METRICS must be `loopback`/],
		['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of/],
		['SOCKETS', '0', /^SOCKETS must be a whole number from 1 to/],
		['SOCKETS_PER_ADDRESS', 'many', /^SOCKETS_PER_ADDRESS must be a whole number/],
		['MESSAGES_PER_SOCKET', '1e3', /^MESSAGES_PER_SOCKET must be a whole number/]
	])('name %s when it is %s', (name, value, message) => {
		expect(() => parseOptions({ [name]: value })).toThrow(OptionError);
		expect(() => parseOptions({ [name]: value })).toThrow(message);
	});

	it('never repeat a credential', () => {
		const servers = [{ urls: 'turn:a.example', username: 'u', credential: 'hush', extra: 'hush' }];
		expect(() => parseOptions({ ICE_SERVERS: JSON.stringify(servers) })).toThrow(/^(?!.*hush)/);
	});
});
