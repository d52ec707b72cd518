/** `npm run test:firefox`: the stories of a call with a Firefox in each of them, too many for every submission. */
import { defineConfig } from '@playwright/test';
import config from '../playwright.config';

export default defineConfig({
	...config,
	testDir: '.',
	testIgnore: [],
	outputDir: '../../../test-results',
	workers: 1,
	projects: [{ name: 'firefox' }]
});
