/**
 * What happens to the server, one JSON object a line, on stderr: stdout has the one line that says where it is. Never
 * anything of the people: no ids, no tokens, no names, no addresses.
 */
import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from './options/operating.ts';

export interface Log {
	readonly logger: Logger;
	/** Lines that could not be written so far: the disk is full, or nobody reads. */
	readonly lost: () => number;
	/** Writes what is left, if that is to be had within moments. To be called before the process exits. */
	readonly close: () => Promise<void>;
}

const stderr = 2;

/** What may wait for a slow reader; more is thrown away, since people matter more than lines. */
const maxWaitingBytes = 1024 * 1024;

const shape = {
	base: null,
	timestamp: stdTimeFunctions.isoTime,
	formatters: { level: (level: string) => ({ level }) }
};

/** How long an exit may wait for the last lines. Left to itself the library tries for ever, on a full disk as well. */
const lastLinesMs = 500;

/** Writes in the background, so that nobody waits for a disk. */
export function openLog(level: LogLevel): Log {
	let lost = 0;
	const lose = (): number => (lost += 1);
	const out = destination({ dest: stderr, sync: false, maxLength: maxWaitingBytes });
	out.on('error', lose);
	out.on('drop', lose);
	const close = (): Promise<void> =>
		new Promise((done) => {
			const finish = (): void => {
				clearTimeout(impatience);
				out.destroy();
				done();
			};
			const impatience = setTimeout(finish, lastLinesMs);
			out.once('close', finish);
			out.end();
		});
	return { logger: pino({ ...shape, level }, out), lost: () => lost, close };
}

/** For those who do not want to hear anything. */
export const noLog = (): Log => ({
	logger: pino({ level: 'silent' }),
	lost: () => 0,
	close: async () => {}
});
