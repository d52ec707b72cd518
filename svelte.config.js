import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ strict: true, precompress: true }),
		// One build works in any folder of any static host: every link is relative.
		paths: { relative: true },
		prerender: { handleHttpError: 'fail' }
	}
};
