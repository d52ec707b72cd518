import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { siteFolder } from './app-server';
import { boundPort, closeServer, type Running } from './running';

/** Serves the built site as a plain static host does, with a config.json that names a broker elsewhere. */
export async function startStaticSite(broker: URL): Promise<Running> {
	const host = express();
	host.get('/config.json', (_request, response) => {
		response.json({
			broker: { host: broker.hostname, port: Number(broker.port), path: '/', secure: false },
			iceServers: []
		});
	});
	host.use(express.static(siteFolder));
	const server = createServer(host);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: new URL(`http://127.0.0.1:${boundPort(server)}/`),
		close: () => closeServer(server)
	};
}
