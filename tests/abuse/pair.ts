/** Two honest people, in a process of their own: what holds the attacker up does not hold them up. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Pair {
	/** The two meet at the server; how long that took, in milliseconds. */
	readonly meet: () => Promise<number>;
	readonly end: () => Promise<void>;
}

/** What the process says: how long it took, or why it came to nothing. */
export type Meeting = { readonly ms: number } | { readonly failed: string };

const program = fileURLToPath(new URL('./pair-process.ts', import.meta.url));

export function startPair(url: URL): Pair {
	const child = fork(program, [url.href], { execArgv: ['--import', 'tsx'] });
	const exit = once(child, 'exit');
	return {
		meet: async () => {
			const told = once(child, 'message');
			child.send('meet');
			const [meeting] = (await told) as [Meeting];
			if ('failed' in meeting) throw new Error(meeting.failed);
			return meeting.ms;
		},
		end: async () => {
			child.kill();
			await exit;
		}
	};
}
