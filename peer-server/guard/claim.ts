/** What a socket asks for before it is one: an id, by the address that it opens (PeerJS' protocol). */
import type { IncomingMessage } from 'node:http';
import { isToken, mayClaim, type IdPolicy } from './id.ts';
import type { SocketRefusal } from './tally.ts';

export interface Claim {
	readonly id: string;
	/** Whoever comes with the same one is the same client. */
	readonly token: string;
}

const brokerPath = '/peerjs';
export const brokerKey = 'peerjs';

/** Reads a claim, or says what is wrong with it; never throws. */
export function parseClaim(
	{ url = '' }: Pick<IncomingMessage, 'url'>,
	policy: IdPolicy
): Claim | SocketRefusal {
	// Not by new URL(), which throws at what is none.
	const [path, query] = split(url);
	if (path !== brokerPath) return 'path';
	const asked = new URLSearchParams(query);
	// `peer` takes the last of several; asking twice is asking for trouble.
	for (const name of ['key', 'id', 'token']) if (asked.getAll(name).length > 1) return 'id';
	if (asked.get('key') !== brokerKey) return 'key';
	const id = asked.get('id') ?? '';
	const token = asked.get('token') ?? '';
	if (!mayClaim(id, policy)) return 'id';
	return isToken(token, policy) ? { id, token } : 'token';
}

function split(url: string): [path: string, query: string] {
	const mark = url.indexOf('?');
	return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** A request for this claim, as `peer` reads it. */
export const requestFor = ({ id, token }: Claim): Pick<IncomingMessage, 'url'> => ({
	url: `${brokerPath}?${new URLSearchParams({ key: brokerKey, id, token })}`
});
