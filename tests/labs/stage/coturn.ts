/** The relay of the lab: coturn, in the middle of the internet. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { answering } from '../../support/answering';
import { relay, relay6 } from '../network/internet';

const certificates = fileURLToPath(new URL('../../server/certificates/', import.meta.url));

/** Shared with the broker, which makes credentials by it. */
export const secret = 'a secret of the lab and its relay';

export interface Relay {
	close(): Promise<void>;
}

/** Resolves when it listens. `more` are arguments of coturn's. */
export async function startRelay(more: readonly string[] = []): Promise<Relay> {
	const turn = spawn('/usr/bin/turnserver', [
		...['-n', '--no-cli', '--log-file', 'stdout', '--simple-log'],
		...['--pidfile', '/run/tmp/turn.pid', '--userdb', '/run/tmp/turn.db'],
		...['-L', relay, '-L', relay6, '-E', relay, '-E', relay6, '-p', '3478'],
		...['--tls-listening-port', '443', '--no-multicast-peers', '--realm', 'visavi.example'],
		...['--min-port', '50000', '--max-port', '50200', '--fingerprint'],
		...['--cert', `${certificates}first.cert.pem`, '--pkey', `${certificates}first.key.pem`],
		...['--use-auth-secret', '--static-auth-secret', secret],
		...more
	]);
	const ended = once(turn, 'exit');
	turn.stderr.resume();
	turn.stdout.resume();
	await Promise.race([
		answering(443, relay),
		ended.then(([code]) => Promise.reject(new Error(`coturn ended with ${String(code)}`)))
	]);
	return {
		close: async () => {
			turn.kill();
			await ended;
		}
	};
}
