import type { Rate } from './bucket.ts';

/** How much one socket, one address and all together may ask of the broker. */
export interface Limits {
	/** Connections to the whole server. */
	readonly sockets: number;
	/** Connections of one address; of IPv6, of one /64. */
	readonly socketsPerAddress: number;
	/** New sockets at the broker. */
	readonly openingsPerAddress: Rate;
	/** Frames of one socket, pings included. */
	readonly messagesPerSocket: Rate;
	readonly messagesPerAddress: Rate;
}

/** How many seconds' worth may come at once: a page that loads, a dial with all its candidates. */
const burstSeconds = 10;

export const rate = (perSecond: number): Rate => ({
	perSecond,
	burst: perSecond * burstSeconds
});

/** An offer has about 10 KB; `ws` alone would take 100 MiB. */
export const maxFrameBytes = 64 * 1024;

/** A whole frame may come in that many pieces. */
export const maxFragments = 64;

/** A message has three levels, an offer of PeerJS's with metadata a few more. */
export const maxDepth = 16;

/** A message has so many on average; a burst is then a hundred offers. */
const messageBytes = 2 * 1024;

/** What a socket that may send so many messages may send in bytes. */
export const bytesFor = ({ perSecond, burst }: Rate): Rate => ({
	perSecond: perSecond * messageBytes,
	burst: burst * messageBytes
});

/** Who is behind by more has stopped reading. */
export const maxUnreadBytes = 1024 * 1024;

/** Who would have to be silent for longer to come back within the rates is cut off instead. */
export const maxThrottleMs = 10_000;

/** Messages to somebody who is not there, kept by `peer` until they are. */
export const waiting = { perAddressee: 64, perSender: 128, bytes: 16 * 1024 * 1024 } as const;
