import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { IceServer } from './options/ice-servers.ts';

export interface PageConfigParts {
	readonly iceServers: readonly IceServer[];
	/** Whether credentials for a TURN server are handed out. */
	readonly hasTurn: boolean;
	/** Where this very server answers STUN; `null` where it does not. */
	readonly stunPort: number | null;
	/** The host and port that a client asked for. */
	readonly hostOf: (request: IncomingMessage) => string | undefined;
}

/** `GET /config.json`: what a page of this very server needs to know (docs/deploy.md lists the fields). */
export function pageConfig({
	iceServers,
	hasTurn,
	stunPort,
	hostOf
}: PageConfigParts): RequestHandler {
	// Said only where it is so: a page of an earlier version does not know the word.
	const turn = hasTurn ? { turn: true } : {};
	return (request, response) => {
		const own = ownStun(hostOf(request), stunPort);
		response
			.set('Cache-Control', 'no-cache')
			.json({ broker: 'same-origin', iceServers: [...own, ...iceServers], ...turn });
	};
}

/** By the name under which the page was asked for, which is the one that its browser can reach. */
function ownStun(host: string | undefined, port: number | null): IceServer[] {
	const address = `http://${host}`;
	if (host === undefined || port === null || !URL.canParse(address)) return [];
	return [{ urls: `stun:${new URL(address).hostname}:${port}` }];
}
