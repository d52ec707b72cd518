/** Where the server listens, and what it serves there. */
import { resolve } from 'node:path';
import * as v from 'valibot';
import { wholeNumber } from './whole-number.ts';

export const port = wholeNumber(
	0,
	65_535,
	'must be a whole number from 0 to 65535 (0 picks a free one). Set it like PORT=3000, or leave it out.'
);

export const host = v.pipe(
	v.string(),
	v.regex(
		/^[\w.:-]+$/,
		'must be an address or name of this machine, without a scheme or port. Set it like HOST=127.0.0.1, or HOST=0.0.0.0 for the whole network.'
	)
);

export const siteFolder = v.pipe(
	v.string(),
	v.transform((folder) => (folder === 'none' ? null : resolve(folder)))
);
