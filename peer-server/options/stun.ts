/** Where the server answers STUN. */
import * as v from 'valibot';
import { endpoint, type Endpoint } from './operating.ts';
import { wholeNumber } from './whole-number.ts';

/** `auto`: at the usual port, if it is free, and if pages are not told of other ICE servers. */
export type StunOption = 'auto' | 'none' | Endpoint;

/** RFC 8489 §18.6. */
export const usualStunPort = 3478;

const hint =
	'must be `auto`, `none`, a port such as 3478, or an address and port such as 0.0.0.0:3478 or [::]:3478.';

/** The variable, with its default. */
export const stunning = {
	STUN_PORT: v.optional(
		v.union([v.picklist(['auto', 'none']), wholeNumber(0, 65_535, hint), endpoint], hint),
		'auto'
	)
};

const variables = v.object(stunning);

export const toStunOption = (
	{ STUN_PORT }: v.InferOutput<typeof variables>,
	host: string
): StunOption => (typeof STUN_PORT === 'number' ? { host, port: STUN_PORT } : STUN_PORT);
