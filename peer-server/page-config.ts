import type { RequestHandler } from 'express';
import type { IceServer } from './options/ice-servers.ts';

/** `GET /config.json`: what a page of this very server needs to know (docs/deploy.md lists the fields). */
export function pageConfig(iceServers: readonly IceServer[]): RequestHandler {
	return (_request, response) => {
		response.set('Cache-Control', 'no-cache').json({ broker: 'same-origin', iceServers });
	};
}
