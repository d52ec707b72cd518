import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './debian.mjs';
import { tool } from './root.mjs';
import { run, StepFailed } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium that starts: CHROMIUM_PATH, else the system's, else Debian's package, else Playwright's own.
 * @returns {Promise<string>} its path
 */
export async function findChromium() {
	const given = process.env['CHROMIUM_PATH'];
	if (given) {
		if (await starts(given)) return given;
		throw new StepFailed(
			`CHROMIUM_PATH is ${given}, and that does not start. Name a Chromium or Chrome, or leave it out.`
		);
	}
	return (
		(await fromPath()) ??
		(await fromDebian()) ??
		(await fromPlaywright()) ??
		Promise.reject(
			new StepFailed(
				'There is no Chromium here and none could be installed. Install Chromium or Chrome and set CHROMIUM_PATH to its program.'
			)
		)
	);
}

async function fromPath() {
	const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
	for (const name of names) {
		for (const folder of folders) {
			const path = join(folder, name);
			if (await starts(path)) return path;
		}
	}
	return null;
}

const fromDebian = async () => ((await installFromDebian(['chromium'])) ? fromPath() : null);

async function fromPlaywright() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	if (await starts(path)) return path;
	console.error("Installing Playwright's own Chromium …");
	await run(process.execPath, [tool('@playwright/test', 'playwright'), 'install', 'chromium'], {
		stdio: ['ignore', 2, 2]
	});
	return (await starts(path)) ? path : null;
}

/**
 * Some systems have a program of that name that only tells how to get the browser.
 * @param {string} path
 */
async function starts(path) {
	try {
		await access(path, constants.X_OK);
	} catch {
		return false;
	}
	return (await run(path, ['--version'], { stdio: 'ignore' })) === 0;
}
