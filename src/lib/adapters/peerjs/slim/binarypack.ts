/** Stands in for `peerjs-js-binarypack` inside PeerJS (vite.config.ts): Visavi opens no PeerJS data connections. */
const leftOut = (): never => {
	throw new Error('binarypack is left out of this build: Visavi opens no PeerJS data connections');
};

export const pack = leftOut;
export const unpack = leftOut;
