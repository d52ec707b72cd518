import { defineConfig } from '@playwright/test';
import { chromiumPath, standardFlags, type BrowserParts } from './people/chromium';
import { smallCalm } from './people/windows';

/** What has a bound in milliseconds has a camera of 20 frames a second, the others one of 10: half the work. */
const timed =
	/\/(choosing-devices|coming-back|crowd|dying-broker|full|ghosts|proof-of-life)\.spec\.ts$/;

const launch = (parts?: BrowserParts) => ({
	executablePath: chromiumPath,
	args: standardFlags(parts)
});

export default defineConfig({
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	reporter: 'list',
	forbidOnly: true,
	// Every person is a browser context that encodes and decodes video: two tests at once starve each other.
	workers: 1,
	projects: [
		{ name: 'timed', testMatch: timed },
		{
			name: 'not timed',
			testIgnore: [timed, '**/firefox/**'],
			use: { launchOptions: launch({ devices: 'calm' }) }
		}
	],
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
