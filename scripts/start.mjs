/** `npm start`: installs and builds what is missing or stale, then becomes the server. */
import { buildAll } from './parts/build.mjs';
import { install } from './parts/install.mjs';
import { script } from './parts/run.mjs';

await script(async () => {
	await install();
	await buildAll();
	// In this very process: signals and exit codes need nobody to carry them.
	await import(new URL('../dist/peer-server/main.js', import.meta.url).href);
});
