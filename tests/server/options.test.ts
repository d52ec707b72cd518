import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OptionError, parseOptions } from '../../peer-server/options.ts';

describe('the options', () => {
	it('need nothing to be set', () => {
		expect(parseOptions({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			siteFolder: resolve('build'),
			iceServers: [],
			frameAncestors: []
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
			FRAME_ANCESTORS: 'self https://*.example.org:8443'
		};
		expect(parseOptions(env)).toEqual({
			port: 8080,
			host: '::1',
			siteFolder: null,
			iceServers: servers,
			frameAncestors: ["'self'", 'https://*.example.org:8443']
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
		['FRAME_ANCESTORS', "self 'self'", /^FRAME_ANCESTORS\.1 must be/]
	])('name %s when it is %s', (name, value, message) => {
		expect(() => parseOptions({ [name]: value })).toThrow(OptionError);
		expect(() => parseOptions({ [name]: value })).toThrow(message);
	});

	it('never repeat a credential', () => {
		const servers = [{ urls: 'turn:a.example', username: 'u', credential: 'hush', extra: 'hush' }];
		expect(() => parseOptions({ ICE_SERVERS: JSON.stringify(servers) })).toThrow(/^(?!.*hush)/);
	});
});
