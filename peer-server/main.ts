/** `node dist/peer-server/main.js`: the server as a process. Configured by the environment alone. */
import { OptionError, parseOptions, type Options } from './options.ts';
import { startServer } from './server.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** The longest that a stop may take, whatever still holds on. */
const stopMs = 3_000;

async function main(): Promise<void> {
	const options = parseOptions(process.env);
	const server = await startServer(options).catch((cause: unknown) => {
		throw explain(cause, options);
	});
	console.log(`Visavi is at ${server.url.href}`);
	for (const signal of signals) {
		// Once: whoever asks twice does not want to wait. The exit is explicit since timers of `peer` go on.
		process.once(signal, () => {
			setTimeout(() => process.exit(0), stopMs);
			void server.close().then(() => process.exit(0));
		});
	}
}

/** What a person can do about a port or an address that cannot be had; any other cause as it is. */
function explain(cause: unknown, { port, host }: Options): unknown {
	if (!(cause instanceof Error) || !('code' in cause)) return cause;
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
