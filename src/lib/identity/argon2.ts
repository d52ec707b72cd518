/**
 * Makes each guess at an open room's name dear: Argon2id (RFC 9106). Whoever loads this loads wasm: the page does
 * so in a worker, and only for open rooms.
 */
import withSimd from 'argon2id/dist/simd.wasm?init';
import withoutSimd from 'argon2id/dist/no-simd.wasm?init';
import openArgon2id from 'argon2id/lib/setup.js';

/** Public: it only keeps tables that were made for something else from being of use here (RFC 9106 §3.1). */
const salt = 'visavi/1 open room';

/** RFC 9106 §4, the second recommended option, but for one lane: wasm has one thread. */
const cost = { memorySize: 65_536, passes: 3, parallelism: 1 } as const;

const rootBytes = 32;

type Open = (imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>;

/** As argon2id wants it, which has a use for the instance alone. */
const loaded = (open: Open) => async (imports: WebAssembly.Imports) =>
	({ instance: await open(imports) }) as WebAssembly.WebAssemblyInstantiatedSource;

/** Has memory of its own, which goes when nobody holds it any more. */
export const loadArgon2id = () => openArgon2id(loaded(withSimd), loaded(withoutSimd));

/** The root secret of the open room of a normalised name. */
export async function stretchName(normalName: string): Promise<Uint8Array> {
	const argon2id = await loadArgon2id();
	return argon2id({
		password: new TextEncoder().encode(normalName),
		salt: new TextEncoder().encode(salt),
		...cost,
		tagLength: rootBytes
	});
}
