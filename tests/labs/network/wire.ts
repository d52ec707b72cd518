/** A line with a weather: what it loses, how long it takes, how much it carries. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('wire.py', import.meta.url));

/** Both ways alike. */
export interface Weather {
	/** One way, in milliseconds, give or take `jitter`. */
	readonly delay?: number;
	readonly jitter?: number;
	/** 0 to 1. */
	readonly loss?: number;
	/** Bits a second. */
	readonly rate?: number;
	/** How much may wait for its turn, in milliseconds; the rest is dropped. */
	readonly queue?: number;
}

const clear: Required<Weather> = { delay: 0, jitter: 0, loss: 0, rate: 0, queue: 200 };

export class Wire {
	readonly #carrier: ChildProcess;

	private constructor(carrier: ChildProcess) {
		this.#carrier = carrier;
	}

	/** Between a TUN device of the internet and one in a namespace. */
	static async lay(here: string, space: string, there: string): Promise<Wire> {
		const carrier = spawn('/usr/bin/python3', [program, here, space, there], {
			stdio: ['pipe', 'pipe', 'inherit']
		});
		await Promise.race([
			once(carrier.stdout, 'data'),
			once(carrier, 'exit').then(([code]) =>
				Promise.reject(
					new Error(`the line between ${here} and ${space} ended with ${String(code)}`)
				)
			)
		]);
		return new Wire(carrier);
	}

	/** From now on; what is not named is as on a clear day. */
	set(weather: Weather): void {
		this.#carrier.stdin?.write(`${JSON.stringify({ ...clear, ...weather })}\n`);
	}

	async cut(): Promise<void> {
		const ended = once(this.#carrier, 'exit');
		this.#carrier.stdin?.end();
		await ended;
	}
}
