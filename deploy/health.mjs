/** Exits with 0 if the server of this container or machine answers. Takes PORT and TLS_CERT as the server does. */
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';

const { PORT = '3000', TLS_CERT } = process.env;
const options = {
	host: '127.0.0.1',
	port: Number(PORT),
	path: '/healthz',
	timeout: 2_000,
	// It is asked whether it answers, not who it is: the certificate is of its public name.
	rejectUnauthorized: false
};
const asked = (TLS_CERT ? getSecure : getPlain)(options, ({ statusCode }) => {
	process.exit(statusCode === 200 ? 0 : 1);
});
asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
asked.on('error', (cause) => {
	console.error(cause.message);
	process.exit(1);
});
