/** The browser: which Chromium, with which devices. */
import { chromium, type Browser } from '@playwright/test';

export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Camera and microphone of a browser. Nothing here grants them: that is the context's matter. */
export interface BrowserParts {
	/**
	 * `fake`: a moving picture at 20 frames a second and a beep. `several`: three of each. `calm`: at 10, `slow`: at 5
	 * frames, for crowds.
	 * `none`: what this machine has.
	 */
	readonly devices?:
		'fake' | 'calm' | 'several' | 'slow' | 'no-camera' | 'microphone-taken' | 'none';
	/** A y4m file that the camera sees, over and over. */
	readonly video?: string;
	/** A WAV file that the microphone hears, over and over. */
	readonly sound?: string;
	/** Plays no sound before somebody touches the page, although the page has a camera. */
	readonly quiet?: boolean;
	/** Shows its screen to every page that asks. */
	readonly screen?: boolean;
	/** Believes every certificate: a TURN server's cannot be allowed by a context. */
	readonly trusting?: boolean;
}

const deviceFlags = {
	fake: ['--use-fake-device-for-media-stream'],
	several: ['--use-fake-device-for-media-stream=device-count=3'],
	calm: ['--use-fake-device-for-media-stream=fps=10'],
	slow: ['--use-fake-device-for-media-stream=fps=5'],
	'no-camera': ['--use-fake-device-for-media-stream=device-count=0'],
	'microphone-taken': ['--use-fake-device-for-media-stream', '--fail-audio-stream-creation'],
	none: []
} as const satisfies Record<NonNullable<BrowserParts['devices']>, readonly string[]>;

/** A name of this machine that a browser does not know as such, so that a plain http page there is insecure. */
export const insecureHost = 'call.test';

/** No test can reach anything but this machine, even by mistake. */
const hosts = `MAP ${insecureHost} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`;

/**
 * The address bar has two pages of its own in every window, which are made anew with every person: a fifth of a test's
 * processor time. The other features are off in Playwright's own list, which this one takes the place of.
 */
const featuresOff = [
	...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
	...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
	...['BlockOriginHeaderModificationOnRedirect', 'DestroyProfileOnBrowserClose'],
	...['DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsUpgrades', 'LensOverlay'],
	...['MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding'],
	...['ThirdPartyStoragePartitioning', 'Translate']
];

export const standardFlags = ({
	devices = 'fake',
	video,
	sound,
	quiet,
	screen,
	trusting
}: BrowserParts = {}): string[] => [
	...deviceFlags[devices],
	...(video ? [`--use-file-for-fake-video-capture=${video}`] : []),
	...(sound ? [`--use-file-for-fake-audio-capture=${sound}`] : []),
	...(quiet ? ['--autoplay-policy=user-gesture-required'] : []),
	...(screen ? ['--use-fake-ui-for-media-stream'] : []),
	...(trusting ? ['--ignore-certificate-errors'] : []),
	`--host-resolver-rules=${hosts}`,
	`--disable-features=${featuresOff.join()}`,
	'--no-sandbox'
];

export interface OwnBrowser {
	readonly browser: Browser;
	/** Ends all of its processes at once, with no goodbye (SIGKILL). */
	kill(): Promise<void>;
	/** Pauses all of its processes, as a machine that sleeps, or lets them go on. */
	pause(paused: boolean): void;
	close(): Promise<void>;
}

/** A browser process of one's own, for who brings other devices or is to be killed. */
export async function openBrowser(parts: BrowserParts = {}): Promise<OwnBrowser> {
	const server = await chromium.launchServer({
		executablePath: chromiumPath,
		args: standardFlags(parts)
	});
	const browser = await chromium.connect(server.wsEndpoint());
	// Playwright starts each browser as the leader of a process group of its own.
	const group = -Number(server.process().pid);
	return {
		browser,
		kill: () => server.kill(),
		pause: (paused) => void process.kill(group, paused ? 'SIGSTOP' : 'SIGCONT'),
		close: async () => {
			if (server.process().exitCode === null && server.process().signalCode === null)
				process.kill(group, 'SIGCONT');
			await server.close();
		}
	};
}
