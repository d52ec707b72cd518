import { defineConfig } from '@playwright/test';
import { chromiumPath, standardFlags } from './people/chromium';
import { smallCalm } from './people/windows';

export default defineConfig({
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	reporter: 'list',
	forbidOnly: true,
	// Every person is a browser context that encodes and decodes video: two tests at once starve each other.
	workers: 1,
	retries: 0,
	// A guard against hanging, wide enough for a machine that is many times slower than a desk's.
	timeout: 90_000,
	expect: { timeout: 10_000 },
	use: {
		browserName: 'chromium',
		launchOptions: { executablePath: chromiumPath, args: standardFlags() },
		locale: 'en-GB',
		...smallCalm,
		screenshot: 'only-on-failure'
	}
});
