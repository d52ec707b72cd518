/** Who may show the page in a frame. */
import * as v from 'valibot';

const ancestorHint =
	'must be `self` or an origin such as https://example.org or https://*.example.org:8443, with no path';

/** W3C CSP3 §6.4.2 ancestor-source, of which schemes alone are left out: they let everybody in. */
const ancestor = v.pipe(
	v.string(),
	v.regex(
		/^(self|https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:(\d{1,5}|\*))?)$/i,
		({ received }) =>
			`${ancestorHint}, and is ${received}. Set it like FRAME_ANCESTORS="self https://example.org", or leave it out for nobody.`
	),
	v.transform((source) => (source === 'self' ? "'self'" : source))
);

export const frameAncestors = v.pipe(
	v.string(),
	v.transform((list) => (list === 'none' ? [] : list.trim().split(/\s+/))),
	v.array(ancestor)
);
