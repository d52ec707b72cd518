/** Narrows the page's Content Security Policy to what `config.json` names. */
import type { BrokerAddress } from './peerjs/broker-socket';

/**
 * The `connect-src` of a page with that broker. `null` for an IPv6 address elsewhere, which no host-source
 * can name (W3C CSP3 §2.3.1).
 */
export function connectPolicy({ host, port, secure }: BrokerAddress, page: URL): string | null {
	const schemes = secure ? ['wss', 'https'] : ['ws', 'http'];
	// As the browser will compare them: in ASCII, and without a port that goes without saying.
	const origins = schemes.map((scheme) => new URL(`${scheme}://${host}:${port}`).origin);
	if (!host.startsWith('[')) return ["connect-src 'self'", ...origins].join(' ');
	return origins.includes(page.origin) ? "connect-src 'self'" : null;
}

/**
 * From now on the page connects to itself and its broker alone. Policies add up (W3C CSP3 §8.1), so what was
 * said once cannot be taken back until the page is loaded anew; saying the same twice changes nothing.
 */
export function narrowPolicy(broker: BrokerAddress): void {
	const policy = connectPolicy(broker, new URL(location.href));
	const metas = [...document.head.querySelectorAll('meta')];
	if (policy === null || metas.some(({ content }) => content === policy)) return;
	const meta = document.createElement('meta');
	meta.httpEquiv = 'Content-Security-Policy';
	meta.content = policy;
	document.head.append(meta);
}
