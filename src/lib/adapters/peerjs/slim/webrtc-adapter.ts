/**
 * Stands in for `webrtc-adapter` inside PeerJS (vite.config.ts): browsers that can run Visavi need no shims.
 * PeerJS only asks for the browser's name and version.
 */
const [, name = '', version = '0'] =
	/(Firefox|Chrom(?:e|ium)|Version)\/(\d+)/.exec(navigator.userAgent) ?? [];

const browsers: Readonly<Record<string, string>> = { Firefox: 'firefox', Version: 'safari' };

export default {
	browserDetails: {
		browser: browsers[name] ?? 'chrome',
		// PeerJS compares Safari's WebKit version, not its own: 605 has unified plan.
		version: name === 'Version' ? 605 : Number(version)
	}
};
