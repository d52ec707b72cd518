import { defineConfig } from '@playwright/test';
import { chromiumPath, standardFlags, type BrowserParts } from './people/chromium';
import { smallCalm } from './people/windows';

/** What has a bound in milliseconds, or needs the whole machine. */
const timed = /@timed/;

const launch = (parts?: BrowserParts) => ({
	executablePath: chromiumPath,
	args: standardFlags(parts)
});

export default defineConfig({
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	reporter: 'list',
	forbidOnly: true,
	testIgnore: '**/firefox/**',
	projects: [
		// Every person is a browser context that encodes and decodes video: two tests at once starve each other.
		{ name: 'timed', grep: timed, workers: 1 },
		// A camera of 10 frames a second instead of 20 is half the work.
		{
			name: 'not timed',
			grepInvert: timed,
			workers: 2,
			use: { launchOptions: launch({ devices: 'calm' }) }
		}
	],
	workers: 2,
	retries: 0,
	// A guard against hanging, wide enough for a machine that is many times slower than a desk's.
	timeout: 90_000,
	expect: { timeout: 10_000 },
	use: {
		browserName: 'chromium',
		launchOptions: launch(),
		locale: 'en-GB',
		...smallCalm,
		// One would be taken of every page of every test, since a test may still fail while it ends.
		screenshot: 'off'
	}
});
