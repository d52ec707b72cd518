import { readFile } from 'node:fs/promises';
import { tool } from './root.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * @param {readonly string[]} folders of tests/; none means all
 * @param {string} report file to write the results to
 * @returns {Promise<Count>}
 */
export async function runVitest(folders, report) {
	const code = await run(process.execPath, [
		tool('vitest'),
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`,
		...folders.map((folder) => `tests/${folder}/`)
	]);
	const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = (await read(report)) ?? {};
	/** @type {{status: string, assertionResults: {status: string}[]}[]} */
	const files = testResults;
	const unreadable = files.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	return honest({ passed: numPassedTests, failed: numFailedTests + unreadable.length }, code);
}

/**
 * @param {string} report file to write the results to
 * @returns {Promise<Count>}
 */
export async function runPlaywright(report) {
	const code = await run(
		process.execPath,
		[
			tool('@playwright/test', 'playwright'),
			'test',
			'--config=tests/e2e/playwright.config.ts',
			'--reporter=list,json'
		],
		{ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }
	);
	const { stats, errors = [] } = (await read(report)) ?? {};
	const { expected = 0, unexpected = 0, flaky = 0 } = stats ?? {};
	return honest({ passed: expected, failed: unexpected + flaky + errors.length }, code);
}

/**
 * A runner may fail without a failing test: a crash, an error between tests.
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
const honest = ({ passed, failed }, code) => ({
	passed,
	failed: code !== 0 && failed === 0 ? 1 : failed
});

/** @param {string} report */
async function read(report) {
	try {
		return JSON.parse(await readFile(report, 'utf8'));
	} catch {
		return null; // it crashed before it could write, which its exit code has told
	}
}
