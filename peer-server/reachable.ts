/** Where a browser on this machine reaches what listens there. */
export const reachableAt = (scheme: 'http' | 'https', host: string, port: number): URL =>
	new URL(`${scheme}://${reachable(host)}:${port}/`);

/** An address to listen on is not always one to go to, and IPv6 wants brackets in a URL (RFC 3986 §3.2.2). */
function reachable(host: string): string {
	if (host === '0.0.0.0') return '127.0.0.1';
	if (host === '::') return '[::1]';
	return host.includes(':') ? `[${host}]` : host;
}
