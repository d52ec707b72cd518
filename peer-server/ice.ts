/**
 * `POST /ice`: credentials for the TURN server, good for a while, for who holds an id at the broker. The body is its id and
 * token as JSON, of any content type, so that a page elsewhere needs no second request (CORS preflight).
 */
import { createHmac, randomBytes } from 'node:crypto';
import express, { type Express, type RequestHandler } from 'express';
import * as v from 'valibot';
import type { Broker } from './broker.ts';
import type { IceServer } from './options/ice-servers.ts';
import type { TurnOptions } from './options/turn.ts';

const maxBodyBytes = 1024;

const proof = v.pipe(v.string(), v.parseJson(), v.object({ id: v.string(), token: v.string() }));

const statuses = { origin: 403, rate: 429 } as const;

/** To be mounted where the broker is. */
export function iceDesk(turn: TurnOptions, broker: Broker): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	// What is refused for its origin or its haste is not even read.
	const admit: RequestHandler = (request, response, next) => {
		const { origin } = request.headers;
		const refusal = broker.mayAsk(request);
		response.set('Cache-Control', 'no-store');
		if (refusal !== 'origin' && origin !== undefined) {
			response.set('Access-Control-Allow-Origin', origin).vary('Origin');
		}
		if (refusal === null) return next();
		return response.status(statuses[refusal]).end();
	};
	const body = express.text({ type: () => true, limit: maxBodyBytes, inflate: false });
	app.post('/ice', admit, body, (request, response) => {
		const read = v.safeParse(proof, request.body);
		if (!read.success || !broker.isHeldBy(read.output.id, read.output.token)) {
			broker.tally.refused('seat');
			return response.status(403).end();
		}
		const { secret, urls, ttlSeconds } = turn;
		const server = turnServer(secret, urls, Date.now() / 1_000 + ttlSeconds);
		return response.json({ iceServers: [server], ttlSeconds });
	});
	return app;
}

/**
 * The TURN REST API that coturn calls `use-auth-secret` (draft-uberti-behave-turn-rest-00 §2.2). The name after the time is
 * random: the TURN server need not learn who is in which room.
 */
export function turnServer(
	secret: string,
	urls: readonly string[],
	untilSeconds: number
): IceServer & { readonly username: string; readonly credential: string } {
	const username = `${Math.floor(untilSeconds)}:${randomBytes(9).toString('base64url')}`;
	const credential = createHmac('sha1', secret).update(username).digest('base64');
	return { urls: [...urls], username, credential };
}
