/** `CONFIG_FILE`: a JSON object of the same names as the environment's, for those who would rather have a file. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { OptionError, optionNames } from './options.ts';

const text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

/** Lists of words as a variable has them, anything else as JSON. */
const list = v.pipe(
	v.array(v.string()),
	v.nonEmpty(),
	v.transform((words) => words.join(' '))
);
const json = v.pipe(
	v.array(v.unknown()),
	v.transform((value) => JSON.stringify(value))
);

const file = v.pipe(
	v.unknown(),
	v.check((written) => !Array.isArray(written), 'must be an object'),
	v.record(
		v.picklist(optionNames, 'is no option'),
		v.union([text, list, json], 'must be text, a number or a list'),
		'must be an object'
	)
);

/**
 * What the file that the environment names has to say; nothing if none is named.
 * @throws OptionError when it cannot be read
 */
export async function readConfigFile(env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
	const path = env['CONFIG_FILE'];
	if (!path) return {};
	const written = await readFile(path, 'utf8').catch((cause: unknown) => {
		const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
		throw new OptionError(`CONFIG_FILE names ${path}, which cannot be read${code}.`);
	});
	const read = v.safeParse(
		v.pipe(v.string(), v.parseJson(undefined, 'must be JSON'), file),
		written
	);
	if (!read.success) {
		const [issue] = read.issues;
		const name = v.getDotPath(issue) ?? 'everything';
		throw new OptionError(`CONFIG_FILE names ${path}, in which ${name} ${issue.message}.`);
	}
	return read.output;
}
