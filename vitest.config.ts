import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url));

/** Nothing but code. */
const logic = 'tests/{adapters,explore,identity,protocol,session}/**/*.test.ts';

/** Browsers and servers that wait for each other most of the time. */
const real = 'tests/{contract,server,soak,webkit}/**/*.test.ts';

/** Among them, what has a bound in seconds that a busy machine could break. */
const bounded = 'tests/server/{holding,process}.test.ts';

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
		projects: [
			{ extends: true, test: { name: 'logic', include: [logic], maxWorkers: '100%' } },
			{
				extends: true,
				test: {
					name: 'real parts',
					include: [real],
					exclude: [bounded],
					maxWorkers: 2,
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: {
					name: 'real parts, timed',
					include: ['tests/!(contract|e2e|bench|server|soak|webkit)/**/*.test.ts', bounded],
					exclude: [logic],
					maxWorkers: 1,
					sequence: { groupOrder: 2 }
				}
			}
		],
		// An exhaustive exploration takes its time on a small, busy machine.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// A test that passes at the second attempt has found something.
		retry: 0
	}
});
