import type { RequestHandler } from 'express';

/** `GET /healthz`. The server listens only once it can serve, so whoever gets an answer gets 200. */
export const health: RequestHandler = (_request, response) => {
	response.type('text/plain').set('Cache-Control', 'no-store').send('ok\n');
};

/** `GET /readyz`: whether a load balancer may send new rooms here. */
export const readiness =
	(isDraining: () => boolean): RequestHandler =>
	(_request, response) => {
		const [status, word] = isDraining() ? [503, 'draining'] : [200, 'ready'];
		response.status(status).type('text/plain').set('Cache-Control', 'no-store').send(`${word}\n`);
	};
