/** The server's certificate, from files that something else renews. */
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { OptionError, type TlsFiles } from './options.ts';

export interface Certificate {
	readonly cert: Buffer;
	readonly key: Buffer;
}

/**
 * Reads both files, and makes sure that they belong together.
 * @throws OptionError when that is not so
 */
export async function readCertificate({ cert, key }: TlsFiles): Promise<Certificate> {
	const certificate = { cert: await read('TLS_CERT', cert), key: await read('TLS_KEY', key) };
	try {
		createSecureContext(certificate);
	} catch (cause) {
		throw new OptionError(
			`TLS_CERT and TLS_KEY must be a certificate and its key, both in PEM: ${reasonOf(cause)}.`
		);
	}
	return certificate;
}

const read = (name: string, path: string): Promise<Buffer> =>
	readFile(path).catch((cause: unknown) => {
		throw new OptionError(`${name} names ${path}, which cannot be read: ${reasonOf(cause)}.`);
	});

/** OpenSSL's and the system's own word; neither repeats a key. */
const reasonOf = (cause: unknown): string =>
	cause instanceof Error && 'code' in cause ? String(cause.code) : 'for a reason unknown';
