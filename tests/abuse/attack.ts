/** What somebody does to the broker who means it no good. */
import type { Socket } from 'node:net';
import type { ClientOptions } from 'ws';
import type { StockClient } from '../server/stock-client.ts';

export interface Scene {
	readonly url: URL;
	/** Takes an id and its OPEN, from the attacker's address. */
	join(id: string, token?: string, options?: ClientOptions): Promise<StockClient>;
	/** Claims an id; resolves with the broker's answer. The socket stays open. */
	claim(id: string, token?: string, options?: ClientOptions): Promise<[string, StockClient]>;
	/** A TCP connection from the attacker's address, with what is written on it. Its errors are nobody's business. */
	dial(bytes?: string): Promise<Socket>;
	/** Sends a signal to the server's process. */
	signal(name: NodeJS.Signals): void;
}

export interface Attack {
	/** What is done, and to what end. */
	readonly name: string;
	/** Whether it is over in a second or two, and so part of `npm test`. */
	readonly quick: boolean;
	/** Whether stock `peer` is known not to stand it. */
	readonly redOnStock: boolean;
	/** For the server. */
	readonly env?: Readonly<Record<string, string>>;
	/** How many files the server may have open. */
	readonly openFiles?: number;
	/** Loaded into the server before its program. */
	readonly preload?: string;
	/** What its stderr is; default: nothing is kept. */
	readonly stderr?: string;
	/** How long two honest people may need at most, where the server's limits are lifted for the attack's sake; in milliseconds. */
	readonly meetingMs?: number;
	/** Whether no server could let anybody in while it lasts: then two honest people meet after it. */
	readonly shutsOut?: boolean;
	/** Throws if it has done harm. Resolves when it is over, or has gone on for long enough. */
	readonly run: (scene: Scene) => Promise<void>;
}

/** From which the attacker comes; honest people come from 127.0.0.1. */
export const attackersAddress = '127.0.0.66';

/** The longest that anything may take that is not an attack's own wait. */
export const patienceMs = 10_000;
