import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';

/** Something that listens, and how to stop it. */
export interface Running {
	readonly url: URL;
	readonly close: () => Promise<void>;
}

/** The port that the system picked for a server that was told to listen on port 0. */
export function boundPort(server: Server): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return address.port;
}

/** Ends a server together with the connections that browsers keep open. */
export function closeServer(server: HttpServer): Promise<void> {
	return new Promise((done, failed) => {
		server.close((error) => (error ? failed(error) : done()));
		server.closeAllConnections();
	});
}
