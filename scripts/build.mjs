/** `npm run build`: the site into build/, the server into dist/peer-server/, each if it is stale. */
import { buildAll } from './parts/build.mjs';
import { install } from './parts/install.mjs';
import { script } from './parts/run.mjs';

await script(async () => {
	await install();
	await buildAll();
});
