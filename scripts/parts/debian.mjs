import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/**
 * Installs packages of Debian's where that can be done without asking anybody: as root, on Debian.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are there now
 */
export async function installFromDebian(packages) {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
	console.error(`Installing ${packages.join(' and ')} by apt-get …`);
	const stdio = /** @type {['ignore', number, number]} */ (['ignore', 2, 2]);
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '-y', ...packages]]) {
		if ((await run('apt-get', args, { stdio, env })) !== 0) return false;
	}
	return true;
}
