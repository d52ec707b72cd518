import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, whatever folder a script is called from. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The JavaScript file behind a command of an installed package. Run with node itself, it needs no shell and
 * takes signals directly.
 * @param {string} packageName
 * @param {string} command
 */
export function tool(packageName, command = packageName) {
	const folder = join(root, 'node_modules', packageName);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
