/** Reads JSON from outside, piece by piece: a reader gives what it is for, or says which value is wrong and why. */

/** Its message begins with the way to the value. */
export class WrongValue extends Error {
	constructor(at: string, why: string) {
		super(`${at || 'the file'}: ${why}`);
	}
}

/** `at` is the way to the value, as in `broker.port`; empty for the whole. Throws {@link WrongValue}. */
export type Reader<T> = (value: unknown, at: string) => T;

/** Whatever passes the test; `must` says what the test asks. */
export const that =
	<T>(must: string, is: (value: unknown) => value is T): Reader<T> =>
	(value, at) => {
		if (is(value)) return value;
		throw new WrongValue(at, must);
	};

export const text = (must = 'must be a text', like = /^/): Reader<string> =>
	that(must, (value): value is string => typeof value === 'string' && like.test(value));

export const number = (must: string, fits: (value: number) => boolean): Reader<number> =>
	that(must, (value): value is number => typeof value === 'number' && fits(value));

export const flag: Reader<boolean> = that(
	'must be true or false',
	(value) => typeof value === 'boolean'
);

export const optional =
	<T, const D>(read: Reader<T>, otherwise: D): Reader<T | D> =>
	(value, at) =>
		value === undefined ? otherwise : read(value, at);

export const list =
	<T>(read: Reader<T>): Reader<T[]> =>
	(value, at) => {
		if (!Array.isArray(value)) throw new WrongValue(at, 'must be a list');
		return value.map((one, index) => read(one, `${at}.${index}`));
	};

type Readers<T> = { readonly [K in keyof T]: Reader<T[K]> };

const within = (at: string, key: string): string => (at ? `${at}.${key}` : key);

/** An object with these fields; what else it holds does not matter. */
export const fields =
	<T extends object>(readers: Readers<T>): Reader<T> =>
	(value, at) => {
		if (typeof value !== 'object' || value === null) throw new WrongValue(at, 'must be an object');
		const written = new Map<string, unknown>(Object.entries(value));
		const read = Object.entries<Reader<unknown>>(readers).map(
			([key, reader]) => [key, reader(written.get(key), within(at, key))] as const
		);
		return Object.fromEntries(read) as T;
	};

/** An object with these fields alone. */
export const onlyFields =
	<T extends object>(readers: Readers<T>): Reader<T> =>
	(value, at) => {
		const read = fields(readers)(value, at);
		for (const key of Object.keys(Object(value))) {
			if (!Object.hasOwn(readers, key)) throw new WrongValue(within(at, key), 'is not known here');
		}
		return read;
	};
