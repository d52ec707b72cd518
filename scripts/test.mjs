/**
 * `npm test`: every test, ending with a line `N passed, N failed`. Folders of tests/ narrow it down:
 * `npm test -- server e2e`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll, sync } from './parts/build.mjs';
import { findChromium } from './parts/chromium.mjs';
import { install } from './parts/install.mjs';
import { root } from './parts/root.mjs';
import { script, StepFailed } from './parts/run.mjs';
import { runPlaywright, runVitest } from './parts/runners.mjs';

const browserTests = 'e2e';

let passed = 0;
let failed = 0;
/** @type {string[]} */
const failures = [];

/** @param {import('./parts/runners.mjs').Count} count */
const add = (count) => {
	passed += count.passed;
	failed += count.failed;
	failures.push(...count.failures);
};

/** @param {readonly string[]} folders none means all */
async function test(folders) {
	const known = readdirSync(join(root, 'tests'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	const unknown = folders.find((folder) => !known.includes(folder));
	if (unknown)
		throw new StepFailed(`tests/${unknown} does not exist; there are ${known.join(', ')}.`);

	await install();
	await buildAll();
	await sync();
	const withBrowser = folders.length === 0 || folders.includes(browserTests);
	if (withBrowser) process.env['CHROMIUM_PATH'] = await findChromium();

	const reports = await mkdtemp(join(tmpdir(), 'visavi-tests-'));
	const others = folders.filter((folder) => folder !== browserTests);
	if (folders.length === 0 || others.length > 0) {
		add(await runVitest(others, join(reports, 'vitest.json')));
	}
	if (withBrowser && !existsSync(join(root, 'tests/e2e/playwright.config.ts'))) {
		console.log('No end-to-end tests were run: tests/e2e/playwright.config.ts does not exist.');
	} else if (withBrowser) {
		// One after the other: what is timed has the machine to itself.
		for (const project of /** @type {const} */ (['timed', 'not timed']))
			add(await runPlaywright(project, join(reports, `${project}.json`)));
	}
	await rm(reports, { recursive: true });
}

await script(async () => {
	try {
		await test(process.argv.slice(2));
	} catch (cause) {
		failed += 1; // there is no result without what the tests stand on
		console.error(cause instanceof StepFailed ? cause.message : cause);
	}
	// Once more at the end: of a long log, often only its end is kept.
	for (const failure of failures) console.log(`failed: ${failure}`);
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
});
