import * as v from 'valibot';
import type { GuardOptions } from './guard/guard.ts';
import { frameAncestors } from './options/frame-ancestors.ts';
import { guarding, toGuardOptions } from './options/guarding.ts';
import { iceServers, type IceServer } from './options/ice-servers.ts';
import { host, port, siteFolder } from './options/listening.ts';

/** What the server needs to know before it starts. Every value comes from the environment (docs/deploy.md). */
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
}

/** A value from outside that cannot be used. The message names it and says what to do. */
export class OptionError extends Error {
	override readonly name = 'OptionError';
}

const environment = v.object({
	PORT: v.optional(port, '3000'),
	HOST: v.optional(host, '127.0.0.1'),
	SITE_FOLDER: v.optional(siteFolder, 'build'),
	ICE_SERVERS: v.optional(iceServers, '[]'),
	FRAME_ANCESTORS: v.optional(frameAncestors, 'none'),
	...guarding
});

/**
 * Reads the options; a variable that is absent or empty takes its default.
 * @throws OptionError on the first value that cannot be used. It repeats no value but
 * those of lists of hosts: any other may be a secret.
 */
export function parseOptions(env: NodeJS.ProcessEnv): Options {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(environment, given);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		throw new OptionError(`${v.getDotPath(issue) ?? 'The environment'} ${issue.message}`);
	}
	const { PORT, HOST, SITE_FOLDER, ICE_SERVERS, FRAME_ANCESTORS, ...guard } = parsed.output;
	return {
		port: PORT,
		host: HOST,
		siteFolder: SITE_FOLDER,
		iceServers: ICE_SERVERS,
		frameAncestors: FRAME_ANCESTORS,
		guard: toGuardOptions(guard)
	};
}
