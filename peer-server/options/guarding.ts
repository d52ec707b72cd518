/** Whom the broker lets in, and how much of it they may have. */
import { isIP } from 'node:net';
import * as v from 'valibot';
import type { GuardOptions } from '../guard/guard.ts';
import { rate } from '../guard/limits.ts';
import { wholeNumber } from './whole-number.ts';

const ids = v.picklist(
	['any', 'rooms'],
	'must be `rooms`, for the ids of Visavi’s own page alone, or `any`.'
);

const origin = v.pipe(
	v.string(),
	v.check(
		(text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text,
		({ received }) =>
			`must be an origin such as https://call.example.org, with no path and no slash at its end, and is ${received}. Set it like ORIGINS="https://a.example https://b.example", \`any\`, or leave it out for pages of the broker’s own host.`
	)
);

const list = (text: string): string[] => (text === 'none' ? [] : text.trim().split(/\s+/));

const origins = v.pipe(
	v.string(),
	v.transform((text) => (text === 'any' ? text : list(text))),
	v.union([v.literal('any'), v.array(origin)], (issue) => issue.issues?.[0].message ?? '')
);

const network = v.pipe(
	v.string(),
	v.check(
		isNetwork,
		({ received }) =>
			`must be an address such as 127.0.0.1 or a network such as 10.0.0.0/8, and is ${received}. Set it like TRUSTED_PROXIES="127.0.0.1 ::1", or leave it out if there is no proxy.`
	)
);

function isNetwork(text: string): boolean {
	const [address = '', bits, ...more] = text.split('/');
	const width = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
	const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width);
	return width > 0 && fits && more.length === 0;
}

const trustedProxies = v.pipe(v.string(), v.transform(list), v.array(network));

const most = 1_000_000;
const perSecond = v.pipe(wholeNumber(1, most), v.transform(rate));

/** The variables, with their defaults. */
export const guarding = {
	BROKER_IDS: v.optional(ids, 'any'),
	ORIGINS: v.optional(origins, 'none'),
	TRUSTED_PROXIES: v.optional(trustedProxies, 'none'),
	SOCKETS: v.optional(wholeNumber(1, most), '10000'),
	SOCKETS_PER_ADDRESS: v.optional(wholeNumber(1, most), '1000'),
	OPENINGS_PER_ADDRESS: v.optional(perSecond, '100'),
	MESSAGES_PER_ADDRESS: v.optional(perSecond, '2000'),
	MESSAGES_PER_SOCKET: v.optional(perSecond, '50')
};

const variables = v.object(guarding);

export const toGuardOptions = (read: v.InferOutput<typeof variables>): GuardOptions => ({
	ids: read.BROKER_IDS,
	origins: read.ORIGINS,
	trustedProxies: read.TRUSTED_PROXIES,
	limits: {
		sockets: read.SOCKETS,
		socketsPerAddress: read.SOCKETS_PER_ADDRESS,
		openingsPerAddress: read.OPENINGS_PER_ADDRESS,
		messagesPerAddress: read.MESSAGES_PER_ADDRESS,
		messagesPerSocket: read.MESSAGES_PER_SOCKET
	}
});
