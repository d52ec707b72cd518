import type { RequestHandler } from 'express';

/** `GET /healthz`. The server listens only once it can serve, so whoever gets an answer gets 200. */
export const health: RequestHandler = (_request, response) => {
	response.type('text/plain').set('Cache-Control', 'no-store').send('ok\n');
};
