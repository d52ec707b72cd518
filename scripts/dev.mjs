/**
 * `npm run dev`: the page with hot reload beside a broker of its own, both on one address. What follows `--`
 * goes to Vite: `npm run dev -- --port 4000`.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { install } from './parts/install.mjs';
import { tool } from './parts/root.mjs';
import { script, start, StepFailed } from './parts/run.mjs';

await script(async () => {
	await install();
	const broker = start(process.execPath, ['--import', 'tsx', 'peer-server/main.ts'], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { PORT: '0', HOST: '127.0.0.1', SITE_FOLDER: 'none' }
	});
	const lines = createInterface(
		/** @type {import('node:stream').Readable} */ (broker.child.stdout)
	);
	const first = await Promise.race([once(lines, 'line'), broker.ended]);
	const address = Array.isArray(first) && /https?:\S+/.exec(String(first[0]))?.[0];
	if (!address) throw new StepFailed('The broker did not start; the reason is above.');

	const page = start(process.execPath, [tool('vite'), 'dev', ...process.argv.slice(2)], {
		env: { VISAVI_BROKER: address },
		stdio: 'inherit'
	});
	let asked = false;
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (asked = true));
	// Neither is of use without the other.
	const code = await Promise.race([page.ended, broker.ended]);
	page.child.kill();
	broker.child.kill();
	await Promise.all([page.ended, broker.ended]);
	return asked ? 0 : code;
});
