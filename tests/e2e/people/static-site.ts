/** The built site on the plainest of static hosts: files in a folder, and nothing that knows of Visavi. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { root } from './server';

export interface SiteOptions {
	/** Where on the host the site lies. */
	readonly folder?: string;
	/** The text of config.json; without one there is none. */
	readonly config?: string;
	/** Sent with every file. */
	readonly headers?: Readonly<Record<string, string>>;
	/** A page of one's own instead of the site's. */
	readonly page?: string;
	/** Files that the site does not have, by name. */
	readonly extra?: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml'
};

export async function serveSite(
	options: SiteOptions = {}
): Promise<{ readonly url: URL; close(): Promise<void> }> {
	const { folder = '/', headers = {} } = options;
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://host');
		const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
		for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
		await send(response, name, name.startsWith(folder) ? name.slice(folder.length) : null, options);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: new URL(`http://127.0.0.1:${port}${folder}`),
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		}
	};
}

async function send(
	response: ServerResponse,
	name: string,
	file: string | null,
	options: SiteOptions
): Promise<void> {
	const content = await contentOf(file, options);
	if (content === null) {
		response.writeHead(404).end();
		return;
	}
	response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
	response.end(content);
}

async function contentOf(
	file: string | null,
	{ config, page, extra = {} }: SiteOptions
): Promise<Buffer | string | null> {
	if (file === null) return null;
	if (file === 'config.json') return config ?? null;
	if (extra[file] !== undefined) return extra[file];
	if (file === 'index.html' && page !== undefined) return page;
	return readFile(join(root, 'build', file)).catch(() => null);
}
