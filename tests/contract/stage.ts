/** What the sentences about a room need of whoever plays it: the twin, or the real adapter in a browser. */
import type { Drops, MediaKind, Room } from '../../src/lib/protocol/ports';
import type { DialId, VisitorId } from '../../src/lib/protocol/seat';
import type { EventLog } from './event-log';

type Port = Room<MediaStream, MediaStreamTrack>;

/** What a machine can ask for in words; streams and tracks have methods of their own below. */
export type Command = Exclude<
	keyof Port,
	| 'remoteStream'
	| 'soundAt'
	| 'setTrack'
	| 'safetyCode'
	| 'path'
	| 'evidence'
	| 'negotiation'
	| 'drops'
>;

/** A command with what it needs. */
export type Step = { [C in Command]: readonly [C, ...Parameters<Port[C]>] }[Command];

/** One tab in the room. */
export interface Tab {
	readonly id: VisitorId;
	readonly log: EventLog;
	/** Carries out what a machine asks for, all of it before anything can come of it. */
	does(...steps: readonly Step[]): Promise<void>;
	/** Begins to send sound or picture. */
	sends(kind: MediaKind): Promise<void>;
	/** The kinds of track in the stream that arrives on a dial; `null` without a stream. */
	receives(...args: Parameters<Port['remoteStream']>): Promise<readonly string[] | null>;
	safetyCode(...args: Parameters<Port['safetyCode']>): Promise<readonly number[] | null>;
	drops(): Promise<Drops>;
	/** Which way a dial goes. */
	path(...args: Parameters<Port['path']>): ReturnType<Port['path']>;
	/** What a dial has to find a way with. */
	ways(...args: Parameters<Port['ways']>): ReturnType<Port['ways']>;
	/** What has flowed on a dial. */
	evidence(...args: Parameters<Port['evidence']>): ReturnType<Port['evidence']>;
	/** When sound was last played of a dial, which is played from the first question on. */
	soundAt(...args: Parameters<Port['soundAt']>): Promise<number | null>;
	/** Begins to negotiate a dial anew, and to hear what the other side has to say about it. Resolves to whether it can be. */
	negotiates(dial: DialId): Promise<boolean>;
	/** Sends an extra stream with a picture, or none, on the dial that is negotiated. */
	sendsExtra(on: boolean): Promise<void>;
	/** The kinds of track in the extra stream that comes; `null` without one. */
	receivesExtra(): Promise<readonly string[] | null>;
	/** Looks for another way. */
	restarts(): Promise<void>;
	/** Connections that are not closed. */
	connections(): Promise<number>;
}

/** One room at one broker. */
export interface Stage {
	/** Somebody opens the room, without sound and picture so far. */
	arrives(name: string): Promise<Tab>;
	/** Sockets that the broker has. */
	sockets(): Promise<number>;
	/** The broker dies. */
	endBroker(): Promise<void>;
	close(): Promise<void>;
}

export interface Theatre {
	open(): Promise<Stage>;
	close(): Promise<void>;
}
