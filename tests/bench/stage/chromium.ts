import { chromium, type Browser } from '@playwright/test';

/** The same for everyone: fake devices at their default 20 fps, nothing from outside this machine. */
const flags = [
	'--use-fake-device-for-media-stream',
	'--use-fake-ui-for-media-stream',
	'--autoplay-policy=no-user-gesture-required',
	'--no-sandbox',
	'--no-first-run',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-features=WebRtcHideLocalIpsWithMdns,Translate,MediaRouter,OptimizationHints,HttpsUpgrades',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
];

export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** A fresh Chromium. Signals are ours: Playwright's own handlers would end Node before the rest is closed. */
export const launchChromium = (): Promise<Browser> =>
	chromium.launch({
		executablePath: chromiumPath,
		args: flags,
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false
	});

/** Signals all processes of a browser in the same instant. */
export async function processGroupOf(browser: Browser): Promise<(signal: NodeJS.Signals) => void> {
	const cdp = await browser.newBrowserCDPSession();
	const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
	await cdp.detach();
	const main = processInfo.find(({ type }) => type === 'browser');
	if (!main) throw new Error('Chromium does not tell its process id');
	// Playwright starts each browser as the leader of a process group of its own.
	return (signal) => void process.kill(-main.id, signal);
}
