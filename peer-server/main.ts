/** `node dist/peer-server/main.js`: the server as a process. Configured by the environment and a file. */
import type { Logger } from 'pino';
import { readConfigFile } from './config-file.ts';
import { openLog } from './log.ts';
import { OptionError, parseOptions, type Options } from './options.ts';
import { startServer, type RunningServer } from './server.ts';

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

/** The longest that a stop may take, whatever still holds on. */
const stopMs = 3_000;

async function main(): Promise<void> {
	const options = parseOptions(process.env, await readConfigFile(process.env));
	const log = openLog(options.logLevel);
	const server = await startServer(options, log).catch((cause: unknown) => {
		throw explain(cause, options);
	});
	log.logger.info({ tls: options.tls !== null }, 'started');
	for (const signal of stopSignals) {
		// Once: whoever asks twice does not want to wait. The exit is explicit since timers of `peer` go on.
		process.once(signal, () => {
			log.logger.info({ signal }, 'stopping');
			const exit = (): void => void log.close().then(() => process.exit(0));
			setTimeout(exit, stopMs);
			void server.close().then(exit);
		});
	}
	process.on('SIGUSR2', () => {
		server.drain();
		log.logger.info('draining');
	});
	// Without a certificate there is nothing to read again, and the signal keeps its usual meaning.
	if (options.tls) process.on('SIGHUP', () => void reload(server, log.logger));
	// Last: whoever reads it may send a signal at once.
	console.log(`Visavi is at ${server.url.href}`);
}

async function reload(server: RunningServer, logger: Logger): Promise<void> {
	try {
		await server.reload();
		logger.info('took the certificate again');
	} catch (cause) {
		const reason = cause instanceof OptionError ? cause.message : 'for a reason unknown';
		logger.error({ reason }, 'kept the old certificate');
	}
}

/** What a person can do about a port or an address that cannot be had; any other cause as it is. */
function explain(cause: unknown, { port, host, metrics, stun }: Options): unknown {
	if (!(cause instanceof Error) || !('code' in cause)) return cause;
	if (metrics !== 'loopback' && 'port' in cause && cause.port === metrics.port) {
		return new OptionError(
			`METRICS must be an address of this machine and a port that is free: ${metrics.host} and ${metrics.port} are not (${String(cause.code)}).`
		);
	}
	if ('syscall' in cause && cause.syscall === 'bind' && typeof stun === 'object') {
		return new OptionError(
			`STUN_PORT must be a UDP port of this machine that is free: ${stun.host} and ${stun.port} are not (${String(cause.code)}). Leave it out to do without.`
		);
	}
	switch (cause.code) {
		case 'EADDRINUSE':
			return new OptionError(
				`Port ${port} of ${host} is already in use. Stop the other program, or choose another port: PORT=${port === 3000 ? 3001 : 3000} npm start.`
			);
		case 'EACCES':
			return new OptionError(
				`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start.`
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return new OptionError(
				`HOST ${host} is not an address of this machine. Use HOST=127.0.0.1 for this machine alone or HOST=0.0.0.0 for the whole network.`
			);
		default:
			return cause;
	}
}

main().catch((cause: unknown) => {
	console.error(cause instanceof OptionError ? cause.message : cause);
	process.exit(1);
});
