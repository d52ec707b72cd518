/** Which pages may use the broker from a browser (RFC 6455 §10.2). */

/** Every page, or these beside those of the broker’s own host. */
export type OriginPolicy = 'any' | readonly string[];

/**
 * A client without an Origin is no browser, and could have sent any. The broker's own host is always allowed, on any
 * port: a page beside the broker often has one of its own, and ports keep no two pages of one host apart (cookies).
 */
export function mayUse(
	origin: string | undefined,
	host: string | undefined,
	policy: OriginPolicy
): boolean {
	if (origin === undefined || policy === 'any' || policy.includes(origin)) return true;
	const page = hostname(origin);
	return page !== null && host !== undefined && page === hostname(`http://${host}`);
}

const hostname = (url: string): string | null =>
	URL.canParse(url) ? new URL(url).hostname || null : null;
