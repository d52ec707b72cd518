import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../peer-server/config-file.ts';
import { parseOptions } from '../../peer-server/options.ts';

const file = fileURLToPath(new URL('../../deploy/visavi.json', import.meta.url));

describe('the configuration for one machine', () => {
	it('can be used as it is, but for its name and its secret', async () => {
		const options = parseOptions({}, await readConfigFile({ CONFIG_FILE: file }));
		expect(options).toMatchObject({
			port: 443,
			host: '::',
			guard: { ids: 'rooms', trustedProxies: [] },
			metrics: 'loopback',
			turn: { urls: expect.arrayContaining(['turns:call.example.org:5349?transport=tcp']) }
		});
	});
});
