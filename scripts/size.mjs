/**
 * What the browser of one person fetches before the call is usable, by kind; fails above the budget. Counted
 * from the files of the build: `npm run bench` measures the same on the wire.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { buildSite, manifest } from './parts/build.mjs';
import { root } from './parts/root.mjs';
import { script } from './parts/run.mjs';

const limitKiB = 75;
const aimKiB = 60;

/** Pictures and icons of the site are no part of the way to a call. */
const kinds = ['.html', '.js', '.css', '.wasm', '.woff2'];

/**
 * What nobody fetches on the way to a call: Argon2id for browsers without SIMD, what is fetched for who asks to see
 * more or whose camera cannot be had, and what only a site with a TURN server of its own needs.
 */
const later = [
	/no-simd/,
	/peerjs\/in-call\.ts$/,
	/lib\/compose-(call|desk|way|check)\.ts$/,
	/adapters\/ice-desk\.ts$/,
	/((ui|i18n)\/(more|check)|i18n\/(failure|obstacle|check))\//,
	/routes\/check\.ts$/
];

/**
 * What only an open room needs, in a worker beside the page: it delays nothing that is seen, and a private link never
 * fetches it.
 */
const besideThePage = /stretch\.worker/;

/** One of these is fetched, whichever the person reads: the heaviest stands for it. */
const language = /^src\/lib\/i18n\/[a-z]{2}\.ts$/;

/** @typedef {{key: string, file: string, src?: string, css?: string[], imports?: string[]}} Chunk */
/** @typedef {{gzip: number, brotli: number}} Weight */

await script(async () => {
	await buildSite();
	/** @type {Chunk[]} */
	const chunks = Object.entries(JSON.parse(await readFile(join(root, manifest), 'utf8'))).map(
		([key, chunk]) => ({ key, ...chunk })
	);
	const sourceOf = new Map(
		chunks.flatMap(({ file, src = '', css = [] }) => [file, ...css].map((one) => [one, src]))
	);
	const page = await readFile(join(root, 'build/index.html'), 'utf8');

	const isLater = whatIsLater(chunks);
	const files = (await readdir(join(root, 'build'), { recursive: true }))
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => kinds.includes(extname(file)))
		.filter((file) => !isLater(file, sourceOf.get(file) ?? file));
	const weights = new Map(
		await Promise.all(files.map(async (file) => /** @type {const} */ ([file, await weigh(file)])))
	);

	const languages = files
		.filter((file) => language.test(sourceOf.get(file) ?? ''))
		.toSorted((a, b) => (weights.get(b)?.gzip ?? 0) - (weights.get(a)?.gzip ?? 0));
	const beside = files.filter((file) => besideThePage.test(file));
	const fetched = files.filter(
		(file) => !languages.slice(1).includes(file) && !beside.includes(file)
	);
	const isFirst = (/** @type {string} */ file) => file === 'index.html' || page.includes(file);

	for (const [stage, isIn] of /** @type {const} */ ([
		['first load', isFirst],
		['later, before the call', (/** @type {string} */ file) => !isFirst(file)]
	])) {
		for (const kind of kinds) {
			const some = fetched.filter((file) => extname(file) === kind && isIn(file));
			if (some.length > 0) print(`${stage}: ${some.length} ${kind.slice(1)}`, sum(some, weights));
		}
	}
	print('beside, for open rooms', sum(beside, weights));
	const open = sum([...fetched, ...beside], weights);
	print('together, private room', sum(fetched, weights));
	print('together, open room', open);
	const within = open.gzip <= limitKiB * 1024;
	console.log(
		`limit ${limitKiB} KiB gzip, aim ${aimKiB} KiB: ${within ? 'within the limit' : 'TOO HEAVY'}`
	);
	return within ? 0 : 1;
});

/**
 * What is later, and what only such things share.
 * @param {readonly Chunk[]} chunks
 */
function whatIsLater(chunks) {
	const matches = (/** @type {string} */ source) => later.some((some) => some.test(source));
	const isShared = (/** @type {Chunk} */ { key }) => key.startsWith('_');
	const sooner = new Set(chunks.filter((one) => !isShared(one) && !matches(one.src ?? '')));
	for (const { imports = [] } of sooner) {
		for (const one of chunks) if (imports.includes(one.key)) sooner.add(one);
	}
	const soonerFiles = [...sooner].flatMap(({ file, css = [] }) => [file, ...css]);
	const shared = chunks.filter(isShared).map(({ file }) => file);
	return (/** @type {string} */ file, /** @type {string} */ source) =>
		matches(source) || (shared.includes(file) && !soonerFiles.includes(file));
}

/**
 * As the build has compressed it.
 * @param {string} file
 * @returns {Promise<Weight>}
 */
async function weigh(file) {
	const path = join(root, 'build', file);
	const [gzip, brotli] = await Promise.all([stat(`${path}.gz`), stat(`${path}.br`)]);
	return { gzip: gzip.size, brotli: brotli.size };
}

/**
 * @param {readonly string[]} files
 * @param {ReadonlyMap<string, Weight>} weights
 * @returns {Weight}
 */
function sum(files, weights) {
	const total = { gzip: 0, brotli: 0 };
	for (const { gzip, brotli } of files.flatMap((file) => weights.get(file) ?? [])) {
		total.gzip += gzip;
		total.brotli += brotli;
	}
	return total;
}

/**
 * @param {string} what
 * @param {Weight} weight
 */
function print(what, { gzip, brotli }) {
	const kib = (/** @type {number} */ bytes) => (bytes / 1024).toFixed(1).padStart(6);
	console.log(`${what.padEnd(32)} ${kib(gzip)} KiB gzip ${kib(brotli)} KiB brotli`);
}
