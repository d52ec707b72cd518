/** Firefox, driven by WebDriver BiDi: Debian's own, since none of Playwright's can be had everywhere. */
import { existsSync } from 'node:fs';
import { firefox, type Browser } from '@playwright/test';
import { openDisplay } from './display';

const firefoxPath = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr';

/** Why tests with Firefox are left out here; `false` where they can run. */
export const withoutFirefox: string | false =
	!existsSync(firefoxPath) && `There is no Firefox at ${firefoxPath}: set FIREFOX_PATH.`;

export interface FirefoxParts {
	/**
	 * `fake`: a picture and a tone, given without a question. `refused`: the person has said no for good.
	 * `none`: what this machine has.
	 */
	readonly devices?: 'fake' | 'refused' | 'none';
	/** Has a window on a screen, and shows the screen to every page that asks: without one it has no pictures of any. */
	readonly screen?: boolean;
}

/** `permissions.default.*`: 2 is a no that the browser remembers. */
const devicePrefs = {
	fake: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true },
	refused: {
		'media.navigator.streams.fake': true,
		'permissions.default.camera': 2,
		'permissions.default.microphone': 2
	},
	none: { 'media.navigator.permission.disabled': true }
} as const;

export interface OwnFirefox {
	readonly browser: Browser;
	close(): Promise<void>;
}

/** A Firefox process of one's own. Addresses are of this machine only, which Firefox leaves out by itself. */
export async function openFirefox({
	devices = 'fake',
	screen = false
}: FirefoxParts = {}): Promise<OwnFirefox> {
	const display = screen ? await openDisplay() : undefined;
	try {
		const browser = await firefox.launch({
			channel: 'moz-firefox',
			executablePath: firefoxPath,
			...(display ? { headless: false, env: display.env } : {}),
			firefoxUserPrefs: {
				...devicePrefs[devices],
				'media.peerconnection.ice.obfuscate_host_addresses': false,
				'media.peerconnection.ice.loopback': true,
				'media.autoplay.default': 0,
				'intl.accept_languages': 'en-GB'
			}
		});
		return {
			browser,
			close: async () => {
				await browser.close();
				await display?.close();
			}
		};
	} catch (cause) {
		await display?.close();
		throw cause;
	}
}
