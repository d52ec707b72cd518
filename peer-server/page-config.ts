import type { RequestHandler } from 'express';
import type { IceServer } from './options/ice-servers.ts';

/** `GET /config.json`: what a page of this very server needs to know (docs/deploy.md lists the fields). */
export function pageConfig(iceServers: readonly IceServer[], hasTurn: boolean): RequestHandler {
	// Said only where it is so: a page of an earlier version does not know the word.
	const turn = hasTurn ? { turn: true } : {};
	return (_request, response) => {
		response.set('Cache-Control', 'no-cache').json({ broker: 'same-origin', iceServers, ...turn });
	};
}
