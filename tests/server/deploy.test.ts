import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const ofThree = new URL('../../deploy/visavi-of-three.json', import.meta.url);

describe('the configuration for each of three machines', () => {
	it('can be used once it is filled in, and believes the balancers', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'visavi-deploy-'));
		const filled = join(folder, 'visavi.json');
		await writeFile(filled, (await readFile(ofThree, 'utf8')).replace('THIS-ADDRESS', '10.0.0.2'));
		const options = parseOptions({}, await readConfigFile({ CONFIG_FILE: filled }));
		await rm(folder, { recursive: true });
		expect(options).toMatchObject({
			port: 3000,
			host: '10.0.0.2',
			tls: null,
			guard: { ids: 'rooms', trustedProxies: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] },
			turn: { urls: expect.arrayContaining(['turns:call.example.org:5349?transport=tcp']) }
		});
	});
});

describe('the image', () => {
	it('answers no STUN unless it is told to: a bridge hides who asks', async () => {
		const written = await readFile(new URL('../../deploy/Dockerfile', import.meta.url), 'utf8');
		const set = [...written.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]);
		const options = parseOptions(Object.fromEntries(set) as Record<string, string>);
		expect(options).toMatchObject({ host: '0.0.0.0', port: 3000, stun: 'none' });
	});
});

const grown = new URL('../../deploy/compose.yaml', import.meta.url);

describe('the containers of one machine', () => {
	it('leave STUN to coturn, and listen where the configuration says', async () => {
		const written = await readFile(grown, 'utf8');
		const image = { STUN_PORT: 'none' };
		const set = [...written.matchAll(/^ {6}([A-Z_]+): '?([^'\n]+)'?$/gm)].map(([, name, value]) => [
			name,
			value
		]);
		const options = parseOptions(
			{ ...image, ...(Object.fromEntries(set) as Record<string, string>) },
			await readConfigFile({ CONFIG_FILE: file })
		);
		expect(options).toMatchObject({ host: '::', port: 443, stun: 'none', guard: { ids: 'rooms' } });
	});
});
