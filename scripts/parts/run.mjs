import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './root.mjs';

/** A step that failed and has said why already, or says it in `message`. */
export class StepFailed extends Error {
	/** @override */
	name = 'StepFailed';
}

/** Their output goes to stderr: stdout of `npm start` holds the address and nothing else. */
const aside = /** @type {const} */ (['ignore', 2, 2]);

/**
 * @typedef {object} RunOptions
 * @property {import('node:child_process').StdioOptions} [stdio] default: in view, no input
 * @property {Record<string, string>} [env] added to the environment
 */

/**
 * Starts a program in the repository's folder. While it runs, SIGINT and SIGTERM are passed on to it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function start(program, args, { stdio = ['ignore', 'inherit', 'inherit'], env = {} } = {}) {
	const child = spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env } });
	/** @param {NodeJS.Signals} signal */
	const pass = (signal) => void child.kill(signal);
	const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
	for (const signal of signals) process.on(signal, pass);
	const ended = once(child, 'close')
		.then(([code]) => /** @type {number | null} */ (code) ?? 1)
		.finally(() => {
			for (const signal of signals) process.off(signal, pass);
		});
	return { child, ended };
}

/**
 * Runs a program to its end; resolves with its exit code, 1 if a signal ended it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const run = (program, args, options) => start(program, args, options).ended;

/**
 * Runs a step that others stand on.
 * @param {string} what in words: "Installing …"
 * @param {string} program
 * @param {readonly string[]} args
 */
export async function must(what, program, args) {
	console.error(`${what} …`);
	const code = await run(program, args, { stdio: [...aside] });
	if (code !== 0) throw new StepFailed(`${what} failed (exit code ${code}); the reason is above.`);
}

/**
 * Ends a script as its work ends: with its exit code, or with what went wrong.
 * @param {() => Promise<number | void>} work
 */
export async function script(work) {
	process.chdir(root);
	try {
		process.exitCode = (await work()) ?? 0;
	} catch (cause) {
		console.error(cause instanceof StepFailed ? cause.message : cause);
		process.exitCode = 1;
	}
}
