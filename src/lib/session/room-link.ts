/**
 * The link that brings a friend here: `<site>/#<name>`, or `<site>/#<name>~<secret>` for a private room. The
 * fragment never reaches a server.
 */

/** `~` is kept for what follows the name in a private link. Half a surrogate pair has no spelling (RFC 3629 §3). */
const encode = (name: string): string =>
	encodeURIComponent(name.toWellFormed()).replaceAll('~', '%7E');

/** The only spelling of 16 bytes in base64url (RFC 4648 §5): the last character holds two bits, then zeros (§3.5). */
const linkSecret = /^[\w-]{21}[AQgw]$/;

/** What a link says of the room that it leads to. */
export interface LinkedRoom {
	/** `''` for none. */
	readonly name: string;
	/** What makes the room private; `null` for an open one. */
	readonly secret: string | null;
	/** There is a `~` and no secret behind it: the link was cut or mistyped, and must not lead to an open room. */
	readonly damaged: boolean;
}

/** The address of the page itself, without query and fragment. */
const siteOf = (page: string): string => page.replace(/[?#].*$/s, '');

export const roomLink = (page: string, name: string, secret: string | null = null): string =>
	`${siteOf(page)}#${encode(name)}${secret === null ? '' : `~${secret}`}`;

/** Reads any address. A mistyped escape is taken as it stands. */
export function parseLink(address: string): LinkedRoom {
	const fragment = /#(.*)$/s.exec(address)?.[1] ?? '';
	const cut = fragment.indexOf('~');
	if (cut === -1) return { name: decode(fragment), secret: null, damaged: false };
	const name = decode(fragment.slice(0, cut));
	const secret = fragment.slice(cut + 1);
	return linkSecret.test(secret)
		? { name, secret, damaged: false }
		: { name, secret: null, damaged: true };
}

/** The room name that a link carries, `''` for none. */
export const nameInLink = (page: string): string => parseLink(page).name;

function decode(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch (cause) {
		if (cause instanceof URIError) return name;
		throw cause;
	}
}
