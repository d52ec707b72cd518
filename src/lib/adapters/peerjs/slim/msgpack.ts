/** Stands in for `@msgpack/msgpack` inside PeerJS (vite.config.ts): Visavi opens no PeerJS data connections. */
const leftOut = (): never => {
	throw new Error('msgpack is left out of this build: Visavi opens no PeerJS data connections');
};

export class Encoder {
	encode = leftOut;
}

export const decodeMultiStream = leftOut;
