/** A machine of the lab: a network namespace with a name, and the commands that are run in it. */
import { execFileSync } from 'node:child_process';

/** @throws with what the command said, if it fails. */
export const run = (command: string, ...args: readonly string[]): string =>
	execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const words = (line: string): string[] => line.split(' ');

/** What stands before a command that is run in there. */
const inSpace = (name: string): string[] => ['nsenter', `--net=/run/netns/${name}`, '--'];

export class Space {
	readonly name: string;

	private constructor(name: string) {
		this.name = name;
	}

	static add(name: string): Space {
		run('ip', 'netns', 'add', name);
		const space = new Space(name);
		space.ip('link set lo up');
		return space;
	}

	ip(line: string): string {
		return run('ip', '-n', this.name, ...words(line));
	}

	tc(line: string): string {
		return run('tc', '-n', this.name, ...words(line));
	}

	nft(rules: string): string {
		return this.#do('nft', rules);
	}

	/** Sets what is under /proc/sys, such as `net.ipv4.ip_forward`. */
	set(key: string, value: string): void {
		this.#do('sysctl', '-qw', `${key}=${value}`);
	}

	remove(): void {
		run('ip', 'netns', 'del', this.name);
	}

	#do(...command: readonly string[]): string {
		const [enter = '', ...rest] = [...inSpace(this.name), ...command];
		return run(enter, ...rest);
	}
}
