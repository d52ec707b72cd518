/** A TURN server (coturn with `use-auth-secret`) for which this server makes credentials. */
import * as v from 'valibot';
import { wholeNumber } from './whole-number.ts';

export interface TurnOptions {
	/** Shared with the TURN server, and with nobody else. */
	readonly secret: string;
	readonly urls: readonly string[];
	/** For how long credentials are good. */
	readonly ttlSeconds: number;
}

const minSecretLength = 16;

const url = v.pipe(
	v.string(),
	v.regex(
		/^turns?:[\w.:[\]-]+(\?transport=(udp|tcp))?$/,
		({ received }) =>
			`must be an address such as turn:turn.example.org:3478 or turns:turn.example.org:5349?transport=tcp, and is ${received}.`
	)
);

/** The variables, with their defaults. */
export const turning = {
	TURN_SECRET: v.optional(
		v.pipe(
			v.string(),
			v.minLength(
				minSecretLength,
				`must have at least ${minSecretLength} characters, as static-auth-secret of coturn. Make one with: openssl rand -hex 32.`
			)
		)
	),
	TURN_URLS: v.optional(
		v.pipe(
			v.string(),
			v.transform((text) => text.trim().split(/\s+/)),
			v.array(url)
		)
	),
	TURN_TTL: v.optional(wholeNumber(60, 86_400), '3600')
};

const variables = v.object(turning);

export const toTurnOptions = (read: v.InferOutput<typeof variables>): TurnOptions | null =>
	read.TURN_SECRET === undefined || read.TURN_URLS === undefined
		? null
		: { secret: read.TURN_SECRET, urls: read.TURN_URLS, ttlSeconds: read.TURN_TTL };
