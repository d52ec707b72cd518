import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root, tool } from './root.mjs';
import { must } from './run.mjs';

/** Which file of the build comes from which source. */
export const manifest = '.svelte-kit/output/client/.vite/manifest.json';

/**
 * @typedef {object} Product
 * @property {string} name
 * @property {readonly string[]} inputs files and folders that it is made of
 * @property {string} folder where it goes; emptied first
 * @property {readonly string[]} proof files that are there when it is complete
 * @property {() => readonly string[]} command for node
 */

/** @type {Record<'site' | 'server', Product>} */
const products = {
	site: {
		name: 'the site',
		inputs: [
			'src',
			'static',
			'svelte.config.js',
			'vite.config.ts',
			'tsconfig.json',
			'package-lock.json'
		],
		folder: 'build',
		proof: ['build/index.html', manifest],
		command: () => [tool('vite'), 'build']
	},
	server: {
		name: 'the server',
		inputs: ['peer-server', 'package-lock.json'],
		folder: 'dist/peer-server',
		proof: ['dist/peer-server/main.js'],
		command: () => [tool('typescript', 'tsc'), '-p', 'peer-server']
	}
};

/** Builds the site, if anything that it is made of has changed. */
export const buildSite = () => build('site');

/** Builds the site and the server, each only if anything that it is made of has changed. */
export async function buildAll() {
	await build('site');
	await build('server');
}

/**
 * Writes what SvelteKit generates for the tools: types, and the tsconfig.json that ours extends.
 */
export async function sync() {
	if (existsSync(join(root, '.svelte-kit/tsconfig.json'))) return;
	await must('Preparing the types of the routes', process.execPath, [
		tool('@sveltejs/kit', 'svelte-kit'),
		'sync'
	]);
}

/** @param {keyof typeof products} key */
async function build(key) {
	const { name, inputs, folder, proof, command } = products[key];
	const stamp = join(root, 'node_modules/.cache/visavi', `${key}.sha256`);
	const print = await fingerprint(inputs);
	const complete = proof.every((file) => existsSync(join(root, file)));
	if (complete && print === (await textOf(stamp))) return;
	await rm(stamp, { force: true });
	await rm(join(root, folder), { recursive: true, force: true });
	await must(`Building ${name}`, process.execPath, command());
	await mkdir(dirname(stamp), { recursive: true });
	await writeFile(stamp, print);
}

/**
 * Of what the files hold, not of when they were written: a checkout changes every time.
 * @param {readonly string[]} inputs
 */
async function fingerprint(inputs) {
	const hash = createHash('sha256');
	for (const path of (await Promise.all(inputs.map(filesOf))).flat()) {
		hash
			.update(`${path}\0`)
			.update(await readFile(join(root, path)))
			.update('\0');
	}
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Promise<string[]>} in an order that does not depend on the file system
 */
async function filesOf(path) {
	const found = await stat(join(root, path)).catch(() => null);
	if (!found?.isDirectory()) return found ? [path] : [];
	const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length))
		.toSorted();
}

/** @param {string} path */
const textOf = (path) => readFile(path, 'utf8').catch(() => null);
