import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { tool } from './root.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} failures what failed, each with the first line of its reason
 */

/**
 * Of the reports, what is read here.
 * @typedef {{status: string, fullName: string, failureMessages: string[]}} VitestTest
 * @typedef {{name: string, status: string, message: string, assertionResults: VitestTest[]}} VitestFile
 * @typedef {{results: {error?: {message?: string}}[]}} PlaywrightTest
 * @typedef {{file: string, title: string, ok: boolean, tests: PlaywrightTest[]}} PlaywrightSpec
 * @typedef {{specs?: PlaywrightSpec[], suites?: PlaywrightSuite[]}} PlaywrightSuite
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
	/** @type {VitestFile[]} */
	const files = testResults;
	const unreadable = files.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	const failures = [
		...files.flatMap(({ name, assertionResults }) =>
			assertionResults
				.filter(({ status }) => status === 'failed')
				.map((test) => `${name}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`)
		),
		...unreadable.map(({ name, message }) => `${name}: ${firstLine(message)}`)
	];
	const failed = numFailedTests + unreadable.length;
	return honest({ passed: numPassedTests, failed, failures }, code);
}

/**
 * @param {'timed' | 'not timed'} project of tests/e2e/playwright.config.ts
 * @param {string} report file to write the results to
 * @returns {Promise<Count>}
 */
export async function runPlaywright(project, report) {
	const code = await run(
		process.execPath,
		[
			tool('@playwright/test', 'playwright'),
			'test',
			'--config=tests/e2e/playwright.config.ts',
			`--project=${project}`,
			'--reporter=list,json'
		],
		{ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }
	);
	const { stats, errors = [], suites = [] } = (await read(report)) ?? {};
	const { expected = 0, unexpected = 0, flaky = 0 } = stats ?? {};
	const failed = unexpected + flaky + errors.length;
	const failures = suites.flatMap(failuresIn);
	return honest({ passed: expected, failed, failures }, code);
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
const failuresIn = ({ specs = [], suites = [] }) => [
	...specs
		.filter(({ ok }) => !ok)
		.map(({ file, title, tests }) => {
			const reasons = tests.flatMap(({ results }) => results.map(({ error }) => error?.message));
			return `${file}: ${title}: ${firstLine(reasons.find(Boolean))}`;
		}),
	...suites.flatMap(failuresIn)
];

/** @param {string} [text] */
const firstLine = (text = '') => stripVTControlCharacters(text).split('\n', 1)[0] ?? '';

/**
 * A runner may fail without a failing test: a crash, an error between tests.
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
const honest = ({ passed, failed, failures }, code) => ({
	passed,
	failed: code !== 0 && failed === 0 ? 1 : failed,
	failures
});

/** @param {string} report */
async function read(report) {
	try {
		return JSON.parse(await readFile(report, 'utf8'));
	} catch {
		return null; // it crashed before it could write, which its exit code has told
	}
}
