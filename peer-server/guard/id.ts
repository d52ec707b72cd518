/** Ids and tokens, as clients bring them. */

/** `rooms`: only what Visavi's own page claims; `any`: whatever PeerJS takes for an id. */
export type IdPolicy = 'any' | 'rooms';

const maxIdLength = 128;
const maxTokenLength = 128;

/** PeerJS 1.5.5's own `validateId`. Words and separators share no letter, so it never backtracks. */
const peerJsId = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;

/** 128 bits in base32, then a seat or a visitor. */
const roomShapedId = /^[a-z2-7]{26}-(?:h|g|v-[a-z0-9]{1,64})$/;

/** What can be an id of anybody, claimed or written to. */
export const isId = (text: string): boolean => text.length <= maxIdLength && peerJsId.test(text);

/** What may be claimed. */
export const mayClaim = (id: string, policy: IdPolicy): boolean =>
	isId(id) && (policy === 'any' || roomShapedId.test(id));

/**
 * 64 bits are 16 digits of hex, which is the plainest that a token is written in. Stock PeerJS draws about 53 bits in
 * 10 to 12 letters, so only where nobody but Visavi's page comes in can that be asked for.
 */
const minTokenLength = { any: 1, rooms: 16 } as const satisfies Record<IdPolicy, number>;

export const isToken = (token: string, policy: IdPolicy): boolean =>
	token.length >= minTokenLength[policy] && token.length <= maxTokenLength;
