/** A screen that is not there, on which windows stand as on any other: Debian's Xvfb. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';

const xvfb = '/usr/bin/Xvfb';

/** Why tests with windows are left out here; `false` where they can run. */
export const withoutDisplay: string | false =
	!existsSync(xvfb) && `There is no ${xvfb}: install Debian's xvfb.`;

export interface Display {
	/** The environment of a program whose windows are to stand on it. */
	readonly env: NodeJS.ProcessEnv;
	close(): Promise<void>;
}

/** Little more than a window of Firefox needs: each of its points is painted and filmed by the processor. */
const size = '800x600x24';

export async function openDisplay(): Promise<Display> {
	// It looks for a free number itself, and writes it into this pipe once windows can come.
	const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe']
	});
	const ended = once(server, 'exit');
	const [said] = await Promise.race([once(server.stdio[3] as Readable, 'data'), ended]);
	if (!(said instanceof Buffer)) throw new Error('Xvfb did not start.');
	return {
		// Where there is a Wayland, Firefox would rather have that.
		env: { ...process.env, DISPLAY: `:${String(said).trim()}`, WAYLAND_DISPLAY: undefined },
		close: async () => {
			server.kill();
			await ended;
		}
	};
}
