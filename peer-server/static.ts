/**
 * The built site, read into memory once: a rebuild beside a running server neither breaks the pages that it
 * serves nor, by a file that is suddenly gone, the server.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';
import { OptionError } from './options.ts';

/** What the site's build writes beside each file, best first. */
const packings = [
	{ encoding: 'br', suffix: '.br' },
	{ encoding: 'gzip', suffix: '.gz' }
] as const;

interface SiteFile {
	readonly plain: Buffer;
	readonly packed: readonly { readonly encoding: string; readonly bytes: Buffer }[];
}

/** Files whose name carries a hash of what is in them; all others are asked for anew each time. */
const immutable = /^\/_app\/immutable\//;
const yearSeconds = 31_536_000;

/**
 * Serves the files of one folder, precompressed where the browser takes it; whatever is not there falls through.
 * @throws OptionError when the folder holds no site.
 */
export async function openSite(folder: string): Promise<RequestHandler> {
	const files = await readSite(folder);
	return (request, response, next) => {
		const path = request.path === '/' ? '/index.html' : request.path;
		const file = files.get(path);
		if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
		response
			.type(extname(path))
			.vary('Accept-Encoding')
			.set(
				'Cache-Control',
				immutable.test(path) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'
			);
		// One at a time: asked with both, it would go by the browser's order, in which gzip comes first.
		const packed = file.packed.find(({ encoding }) => request.acceptsEncodings(encoding));
		if (packed) response.set('Content-Encoding', packed.encoding);
		return response.send(packed?.bytes ?? file.plain);
	};
}

/** By the path of their URL. */
async function readSite(folder: string): Promise<ReadonlyMap<string, SiteFile>> {
	if (!existsSync(join(folder, 'index.html'))) {
		throw new OptionError(
			`SITE_FOLDER must be the folder of the built site, and there is no index.html in ${folder}. Build it with: npm run build. To serve the broker alone, set SITE_FOLDER=none.`
		);
	}
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const read = entries
		.filter((entry) => entry.isFile())
		.map(async ({ parentPath, name }) => {
			const path = join(parentPath, name);
			return [relative(folder, path), await readFile(path)] as const;
		});
	const contents = new Map(await Promise.all(read));
	const site = [...contents].flatMap(([name, plain]) => {
		if (packings.some(({ suffix }) => name.endsWith(suffix))) return [];
		const packed = packings.flatMap(({ encoding, suffix }) => {
			const bytes = contents.get(name + suffix);
			return bytes ? [{ encoding, bytes }] : [];
		});
		return [[encodeURI(`/${name.split(sep).join('/')}`), { plain, packed }] as const];
	});
	return new Map(site);
}
