/** The room of a stage, for its pages and for who watches its broker. */

export const roomName = 'kitchen';

/** What the link of this stage carries: 128 bits that no other stage's has. */
export const linkSecret = (stage: number): Uint8Array<ArrayBuffer> =>
	new Uint8Array(16).fill(stage);
