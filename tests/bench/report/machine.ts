import { execFile } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { chromiumPath } from '../stage/chromium';

const run = promisify(execFile);

/** What the figures depend on, in one line. */
export async function describeMachine(): Promise<string> {
	const { stdout: chromium } = await run(chromiumPath, ['--version']);
	return `${describeHost()}, ${chromium.trim().replace(/ built on.*/, '')}`;
}

/** The same where there is no browser. */
export function describeHost(): string {
	const [first] = cpus();
	const [load = NaN] = loadavg();
	return [
		new Date().toISOString().slice(0, 10),
		`${cpus().length} cores (${first?.model.trim() ?? 'unknown'})`,
		`${Math.round(totalmem() / 2 ** 30)} GiB`,
		`load ${load.toFixed(1)} at the start`,
		`Node ${process.version}`
	].join(', ');
}
