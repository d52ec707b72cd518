/** What a browser is told with every answer. Policies add up: the page's own meta still holds beside these. */
import type { RequestHandler } from 'express';

/**
 * W3C CSP3. No script-src and no default-src: the hashes that the page's scripts need are in its meta, and a
 * worker, whose only policy this is, may compile wasm. ICE servers are no matter of connect-src.
 */
const policy = [
	"base-uri 'none'",
	"connect-src 'self'",
	"font-src 'none'",
	"form-action 'none'",
	"frame-src 'none'",
	"img-src 'self'",
	"object-src 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html visavi',
	"worker-src 'self'"
];

/** W3C Permissions Policy §5.1: what a call needs. */
const own = [
	'autoplay',
	'camera',
	'clipboard-write',
	'display-capture',
	'fullscreen',
	'microphone',
	'picture-in-picture',
	'screen-wake-lock'
];

/** What it does not, and what would be worth having to whoever got into the page. */
const off = [
	'accelerometer',
	'bluetooth',
	'encrypted-media',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'identity-credentials-get',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'midi',
	'otp-credentials',
	'payment',
	'publickey-credentials-create',
	'publickey-credentials-get',
	'serial',
	'storage-access',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

const permissions = [
	...own.map((feature) => `${feature}=(self)`),
	...off.map((feature) => `${feature}=()`)
].join(', ');

/** Sets them on all that comes after. `frameAncestors` as in `Options`. */
export function headers(frameAncestors: readonly string[]): RequestHandler {
	const framing = frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ');
	const all = {
		'Content-Security-Policy': [...policy, `frame-ancestors ${framing}`].join('; '),
		'Cross-Origin-Opener-Policy': 'same-origin',
		// The broker's answers to pages elsewhere are asked for with CORS, which this leaves alone.
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Permissions-Policy': permissions,
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff'
	};
	return (_request, response, next) => {
		response.set(all);
		next();
	};
}
