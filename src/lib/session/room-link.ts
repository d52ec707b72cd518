/** The link that brings a friend here: `<site>/#<name>`. The fragment never reaches a server. */

/** `~` is kept for what follows the name in a private link. Half a surrogate pair has no spelling (RFC 3629 §3). */
const encode = (name: string): string =>
	encodeURIComponent(name.toWellFormed()).replaceAll('~', '%7E');

/** The address of the page itself, without query and fragment. */
const siteOf = (page: string): string => page.replace(/[?#].*$/s, '');

export const roomLink = (page: string, name: string): string => `${siteOf(page)}#${encode(name)}`;

/** The room name that a link carries, `''` for none. A mistyped escape is taken as it stands. */
export function nameInLink(page: string): string {
	const fragment = /#(.*)$/s.exec(page)?.[1] ?? '';
	try {
		return decodeURIComponent(fragment);
	} catch (cause) {
		if (cause instanceof URIError) return fragment;
		throw cause;
	}
}
