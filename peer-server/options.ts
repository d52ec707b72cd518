import * as v from 'valibot';
import type { GuardOptions } from './guard/guard.ts';
import { frameAncestors } from './options/frame-ancestors.ts';
import { guarding, toGuardOptions } from './options/guarding.ts';
import { iceServers, type IceServer } from './options/ice-servers.ts';
import { host, port, siteFolder } from './options/listening.ts';
import { toTurnOptions, turning, type TurnOptions } from './options/turn.ts';
import { operating, type Endpoint, type LogLevel } from './options/operating.ts';
import { stunning, toStunOption, type StunOption } from './options/stun.ts';

/** What the server needs to know before it starts. Every value comes from the environment or a file (docs/deploy.md). */
export interface Options {
	/** 0 lets the system pick a free port. */
	readonly port: number;
	readonly host: string;
	/** Folder of the built site; `null` serves the broker alone. */
	readonly siteFolder: string | null;
	/** Handed to every page; an empty list means that the browsers find each other without any. */
	readonly iceServers: readonly IceServer[];
	/** Who may show the page in a frame: origins or `'self'`, as in CSP's frame-ancestors; empty means nobody. */
	readonly frameAncestors: readonly string[];
	/** Whom the broker lets in, and how much they may ask of it. */
	readonly guard: GuardOptions;
	/** Files in PEM; `null` serves without TLS. */
	readonly tls: TlsFiles | null;
	/** Who may read the metrics: who is on this machine, or who reaches a port of their own. */
	readonly metrics: 'loopback' | Endpoint;
	readonly logLevel: LogLevel;
	/** `null` hands out no credentials. */
	readonly turn: TurnOptions | null;
	/** Where STUN is answered. */
	readonly stun: StunOption;
}

/** Paths. */
export interface TlsFiles {
	readonly cert: string;
	readonly key: string;
}

/** A value from outside that cannot be used. The message names it and says what to do. */
export class OptionError extends Error {
	override readonly name = 'OptionError';
}

const variables = {
	PORT: v.optional(port, '3000'),
	HOST: v.optional(host, '127.0.0.1'),
	SITE_FOLDER: v.optional(siteFolder, 'build'),
	ICE_SERVERS: v.optional(iceServers, '[]'),
	FRAME_ANCESTORS: v.optional(frameAncestors, 'none'),
	...operating,
	...guarding,
	...turning,
	...stunning
};

/** All that can be set. */
export const optionNames = Object.keys(variables);

const bothOrNeither = (one: string, other: string): string =>
	`${one} and ${other} must both be set, or neither.`;

const environment = v.pipe(
	v.object(variables),
	v.check(({ TLS_CERT, TLS_KEY }) => !TLS_CERT === !TLS_KEY, bothOrNeither('TLS_CERT', 'TLS_KEY')),
	v.check(
		({ TURN_SECRET, TURN_URLS }) => !TURN_SECRET === !TURN_URLS,
		bothOrNeither('TURN_SECRET', 'TURN_URLS')
	)
);

/**
 * Reads the options. A variable that is absent or empty is looked for in `file`, which has the same names, and else takes
 * its default.
 * @throws OptionError on the first value that cannot be used. It repeats no value but
 * those of lists of hosts: any other may be a secret.
 */
export function parseOptions(
	env: NodeJS.ProcessEnv,
	file: Readonly<Record<string, string>> = {}
): Options {
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(environment, { ...file, ...set });
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const name = v.getDotPath(issue);
		const fromFile = name && !((name.split('.')[0] ?? '') in set) && Object.keys(file).length > 0;
		const place = fromFile ? ' It is set in CONFIG_FILE.' : '';
		throw new OptionError(`${name ? `${name} ` : ''}${issue.message}${place}`);
	}
	return toOptions(parsed.output);
}

const toOptions = (read: v.InferOutput<typeof environment>): Options => ({
	port: read.PORT,
	host: read.HOST,
	siteFolder: read.SITE_FOLDER,
	iceServers: read.ICE_SERVERS,
	frameAncestors: read.FRAME_ANCESTORS,
	guard: toGuardOptions(read),
	tls:
		read.TLS_CERT === undefined || read.TLS_KEY === undefined
			? null
			: { cert: read.TLS_CERT, key: read.TLS_KEY },
	metrics: read.METRICS,
	logLevel: read.LOG_LEVEL,
	turn: toTurnOptions(read),
	stun: toStunOption(read, read.HOST)
});
