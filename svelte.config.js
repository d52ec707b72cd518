import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: true,
		// No two components have one name, and a name is shorter and clearer than a hash.
		cssHash: ({ name }) => name
	},
	kit: {
		adapter: adapter({ strict: true, precompress: true }),
		// One build works in any folder of any static host: every link is relative.
		paths: { relative: true },
		prerender: { handleHttpError: 'fail' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				// No 'wasm-unsafe-eval': a worker that came over http has a policy of its own (CSP3 §4.2.2).
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self'],
				'worker-src': ['self'],
				// The broker is known only at run time: src/lib/adapters/page-policy.ts narrows this.
				'connect-src': ['self', 'https:', 'http:', 'wss:', 'ws:'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'object-src': ['none'],
				'require-trusted-types-for': ['script'],
				// Svelte's templates, and `visavi` for the address of a worker of our own.
				'trusted-types': ['svelte-trusted-html', 'visavi']
			}
		}
	}
};
