import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url));

export default defineConfig({
	plugins: [
		// Runes as the browser runs them: for a server, Svelte would compile effects away.
		svelte({ configFile: false, dynamicCompileOptions: () => ({ generate: 'client' }) })
	],
	resolve: {
		alias: [
			{ find: /^svelte$/, replacement: path('./node_modules/svelte/src/index-client.js') },
			{ find: /^\$lib\//, replacement: path('./src/lib/') }
		]
	},
	test: {
		environment: 'node',
		include: ['tests/*/**/*.test.ts'],
		exclude: ['tests/{e2e,bench}/**'],
		// An exhaustive exploration takes its time on a small, busy machine.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// A test that passes at the second attempt has found something.
		retry: 0
	}
});
