import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from './root.mjs';
import { must } from './run.mjs';

/** Installs exactly what package-lock.json lists, unless that is there already. */
export async function install() {
	if (await isInstalled()) return;
	// npm tells its scripts where it is; a script called by hand asks the PATH.
	const npm = process.env['npm_execpath'];
	const [program, ...args] =
		npm && basename(npm) === 'npm-cli.js' ? [process.execPath, npm] : ['npm'];
	await must('Installing what package-lock.json lists', program ?? 'npm', [
		...args,
		'ci',
		'--include=dev'
	]);
}

/** @typedef {Record<string, {version?: string, integrity?: string, optional?: boolean}>} Packages */

/** npm leaves a list of what it has installed, as its last act; it must agree with the lockfile. */
async function isInstalled() {
	const [wanted, present] = await Promise.all([
		packagesOf('package-lock.json'),
		packagesOf('node_modules/.package-lock.json')
	]);
	return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
		if (path === '') return true; // the repository itself
		const found = present[path];
		// What is meant for another kind of machine is optional and stays away.
		if (!found) return optional === true;
		return found.version === version && found.integrity === integrity;
	});
}

/**
 * @param {string} lockfile
 * @returns {Promise<Packages>}
 */
async function packagesOf(lockfile) {
	try {
		return JSON.parse(await readFile(join(root, lockfile), 'utf8')).packages;
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
		throw cause;
	}
}
