import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What it says once it answers. */
export const line = /^Visavi is at (https?:\/\/127\.0\.0\.1:\d+\/)\n$/;

export interface Run {
	readonly child: ChildProcess;
	/** All that it writes until it ends. */
	readonly out: Promise<string>;
	readonly err: Promise<string>;
	readonly exit: Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Ends whatever a test has left. */
export function killAll(): void {
	for (const child of running) child.kill('SIGKILL');
	running.clear();
}

/** Runs the server as a process, the broker alone unless `env` says otherwise. */
export function run(env: Record<string, string>, stdio: StdioOptions = 'pipe'): Run {
	const child = spawn(process.execPath, ['--import', 'tsx', 'peer-server/main.ts'], {
		env: { PATH: process.env['PATH'], PORT: '0', SITE_FOLDER: 'none', ...env },
		stdio
	});
	running.add(child);
	return {
		child,
		out: child.stdout ? text(child.stdout) : Promise.resolve(''),
		err: child.stderr ? text(child.stderr) : Promise.resolve(''),
		exit: once(child, 'exit').then(([code]) => code as number | null)
	};
}

/** Resolves when it says where it is. */
export async function start(
	env: Record<string, string> = {},
	stdio?: StdioOptions
): Promise<Run & { readonly url: URL }> {
	const started = run(env, stdio);
	const [chunk] = (await once(started.child.stdout ?? started.child, 'data')) as [Buffer];
	return { ...started, url: new URL(line.exec(String(chunk))?.[1] ?? 'missing:') };
}
