import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { slimPeerjs } from './src/lib/adapters/peerjs/slim/cuts';

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/**
 * Kit's client is a router above all, and here is one page: 12 KiB gzip are left out of the build, on both sides, so
 * that what is prerendered is what is brought to life.
 */
const withoutRouter: Plugin = {
	name: 'visavi-without-router',
	apply: 'build',
	enforce: 'pre',
	resolveId: (id, importer) => {
		if (id === './client.js' && importer?.endsWith('/kit/src/runtime/client/entry.js')) {
			return source('slim/kit-start.ts');
		}
		return id === './root.svelte' && importer?.endsWith('/generated/root.js')
			? source('slim/Root.svelte')
			: null;
	},
	load: (id) =>
		/\/generated\/client-optimized\/(app|nodes\/\d+)\.js$/.test(id) ? 'export {};' : null
};

/** What Vite wraps around each `import()` in case that a page has many. */
const slimPreload: Plugin = {
	name: 'visavi-slim-preload',
	apply: 'build',
	enforce: 'pre',
	resolveId: (id) => (id === '\0vite/preload-helper.js' ? source('slim/preload.ts') : null)
};

/** Where the broker beside the development server listens; scripts/dev.mjs tells. */
const broker = process.env['VISAVI_BROKER'];

export default defineConfig({
	plugins: [withoutRouter, slimPreload, slimPeerjs, sveltekit()],
	build: {
		modulePreload: false,
		// What nearly every browser takes comes with the worker, the other one only where it is needed.
		assetsInlineLimit: (file) =>
			file.endsWith('.wasm') ? file.endsWith('/argon2id/dist/simd.wasm') : undefined,
		// Whatever the first load needs stays in one file: without this, what it shares with what is fetched later
		// would be cut out of it piece by piece, which costs 1.5 KiB gzip and two requests.
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{
							name: 'page',
							test: /\/src\/(app\.css|routes\/\+|slim\/|lib\/(ui\/(?!more|check)|session\/(?!life|desk|recent|way|check)|compose\.ts|i18n\/language))/
						}
					]
				}
			}
		}
	},
	server: {
		proxy: broker
			? {
					'/peerjs': { target: broker, ws: true },
					'/config.json': broker,
					'/healthz': broker,
					'/ice': broker
				}
			: {}
	},
	// So that it is cut in development too.
	optimizeDeps: { exclude: ['peerjs'] },
	resolve: {
		alias: {
			eventemitter3: source('lib/adapters/peerjs/slim/emitter.ts')
		}
	}
});
