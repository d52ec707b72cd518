/**
 * The lab's own world: a process with network, mount and process namespaces of its own. However that ends, by `kill -9`
 * as well, the kernel takes every namespace, link, rule and process in it away.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const inside = 'VISAVI_LAB';

/** Programs without which there is no lab, by the Debian package that has them. */
const programs = {
	'/usr/bin/unshare': 'util-linux',
	'/usr/sbin/ip': 'iproute2',
	'/usr/sbin/tc': 'iproute2',
	'/usr/sbin/nft': 'nftables',
	'/usr/bin/turnserver': 'coturn',
	'/usr/bin/python3': 'python3'
} as const;

const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];

const apart = (...command: readonly string[]): string[] => [
	...[...user, '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'],
	...['--', 'sh', '-c'],
	// Named namespaces live in /run; temporary files go with it.
	'mount -t tmpfs tmpfs /run && mkdir /run/netns /run/tmp && ip link set lo up && exec "$@"',
	...['sh', ...command]
];

/** Whether this process is in such a world. */
export const isApart = (): boolean => process.env[inside] !== undefined;

/** Why there can be no such world here, in words; `null` if there can. */
export function whyNotApart(): string | null {
	const missing = Object.entries(programs).filter(([program]) => !existsSync(program));
	if (missing.length > 0)
		return `there is no ${missing.map(([program, from]) => `${program} (Debian: ${from})`).join(', ')}`;
	const tried = spawnSync('unshare', apart('true'), { encoding: 'utf8' });
	if (tried.status === 0) return null;
	return `this machine lets nobody make network namespaces: ${tried.stderr.trim() || String(tried.error)}`;
}

/** Runs a program of Node in such a world. @returns its exit code. */
export async function goApart(args: readonly string[]): Promise<number> {
	// It dies with this process as well, however that ends.
	const alone = ['--pdeathsig', 'KILL', '--', 'unshare', ...apart(process.execPath, ...args)];
	const child = spawn('setpriv', alone, {
		stdio: 'inherit',
		env: { ...process.env, [inside]: '1', TMPDIR: '/run/tmp', XDG_RUNTIME_DIR: '/run/tmp' }
	});
	// The first process of a world hears no signal that it does not handle, but dies with the one outside.
	const end = (): boolean => child.kill('SIGKILL');
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
	const [code] = await once(child, 'exit');
	return typeof code === 'number' ? code : 1;
}
