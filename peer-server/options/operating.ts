/** How the server is run: its certificate, its log, and who may read its numbers. */
import * as v from 'valibot';

const file = v.pipe(v.string(), v.startsWith('/', 'must be the full path of a file.'));

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof levels)[number];

const metricsHint =
	'must be `loopback`, for whoever is on this machine, or an address and port of its own such as 127.0.0.1:9464 or [::1]:9464.';

/** Where metrics have a port of their own. */
export interface Endpoint {
	readonly host: string;
	readonly port: number;
}

export const endpoint = v.pipe(
	v.string(),
	v.regex(/^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i, metricsHint),
	v.transform((text): Endpoint => {
		const colon = text.lastIndexOf(':');
		const host = text.slice(0, colon).replace(/^\[|\]$/g, '');
		return { host, port: Number(text.slice(colon + 1)) };
	}),
	v.check(({ port }) => port <= 65_535, metricsHint)
);

/** The variables, with their defaults. */
export const operating = {
	TLS_CERT: v.optional(file),
	TLS_KEY: v.optional(file),
	METRICS: v.optional(v.union([v.literal('loopback'), endpoint], metricsHint), 'loopback'),
	LOG_LEVEL: v.optional(v.picklist(levels, `must be one of ${levels.join(', ')}.`), 'warn')
};
