import { resolve } from 'node:path';
import * as v from 'valibot';

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
}

/** One server of `RTCConfiguration.iceServers` (W3C webrtc §4.2.3). */
export type IceServer = v.InferOutput<typeof iceServer>;

/** A value from outside that cannot be used. The message names it and says what to do. */
export class OptionError extends Error {
	override readonly name = 'OptionError';
}

const portHint =
	'must be a whole number from 0 to 65535 (0 picks a free one). Set it like PORT=3000, or leave it out.';

const port = v.pipe(
	v.string(),
	v.regex(/^\d{1,5}$/, portHint),
	v.transform(Number),
	v.maxValue(65_535, portHint)
);

const host = v.pipe(
	v.string(),
	v.regex(
		/^[\w.:-]+$/,
		'must be an address or name of this machine, without a scheme or port. Set it like HOST=127.0.0.1, or HOST=0.0.0.0 for the whole network.'
	)
);

const siteFolder = v.pipe(
	v.string(),
	v.transform((folder) => (folder === 'none' ? null : resolve(folder)))
);

const iceUrl = v.pipe(
	v.string('must be text such as "stun:stun.example.org:3478".'),
	v.regex(
		/^(stuns?|turns?):\S+$/,
		'must begin with stun:, stuns:, turn: or turns: and name a host.'
	)
);

const iceServer = v.pipe(
	v.strictObject(
		{
			urls: v.union(
				[iceUrl, v.pipe(v.array(iceUrl), v.nonEmpty())],
				'must be one address, or a list of addresses, that begin with stun:, stuns:, turn: or turns:.'
			),
			username: v.optional(v.string('must be text.')),
			credential: v.optional(v.string('must be text.'))
		},
		'must be an object with urls and, for TURN, username and credential; nothing else.'
	),
	v.check(
		({ urls, username, credential }) =>
			![urls].flat().some((url) => url.startsWith('turn')) ||
			(username !== undefined && credential !== undefined),
		'is a TURN server, which needs a username and a credential.'
	)
);

const iceServers = v.pipe(
	v.string(),
	v.parseJson(
		undefined,
		'must be JSON. Set it like ICE_SERVERS=\'[{"urls":"stun:stun.example.org:3478"}]\', or leave it out.'
	),
	v.array(iceServer, 'must be a JSON list: put the servers in square brackets.')
);

const ancestorHint =
	'must be `self` or an origin such as https://example.org or https://*.example.org:8443, with no path';

/** W3C CSP3 §6.4.2 ancestor-source, of which schemes alone are left out: they let everybody in. */
const ancestor = v.pipe(
	v.string(),
	v.regex(
		/^(self|https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:(\d{1,5}|\*))?)$/i,
		({ received }) =>
			`${ancestorHint}, and is ${received}. Set it like FRAME_ANCESTORS="self https://example.org", or leave it out for nobody.`
	),
	v.transform((source) => (source === 'self' ? "'self'" : source))
);

const frameAncestors = v.pipe(
	v.string(),
	v.transform((list) => (list === 'none' ? [] : list.trim().split(/\s+/))),
	v.array(ancestor)
);

const environment = v.object({
	PORT: v.optional(port, '3000'),
	HOST: v.optional(host, '127.0.0.1'),
	SITE_FOLDER: v.optional(siteFolder, 'build'),
	ICE_SERVERS: v.optional(iceServers, '[]'),
	FRAME_ANCESTORS: v.optional(frameAncestors, 'none')
});

/**
 * Reads the options; a variable that is absent or empty takes its default.
 * @throws OptionError on the first value that cannot be used. It repeats no value but
 * that of FRAME_ANCESTORS: any other may be a secret.
 */
export function parseOptions(env: NodeJS.ProcessEnv): Options {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(environment, given);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		throw new OptionError(`${v.getDotPath(issue) ?? 'The environment'} ${issue.message}`);
	}
	const { PORT, HOST, SITE_FOLDER, ICE_SERVERS, FRAME_ANCESTORS } = parsed.output;
	return {
		port: PORT,
		host: HOST,
		siteFolder: SITE_FOLDER,
		iceServers: ICE_SERVERS,
		frameAncestors: FRAME_ANCESTORS
	};
}
