/** Mailboxes of one room with a broker between them that does as it is told. */
import type { BrokerMessage } from '../../src/lib/adapters/peerjs/internals';
import { Mailbox } from '../../src/lib/adapters/peerjs/mailbox';
import type { Signal } from '../../src/lib/adapters/peerjs/signal';
import { spelling } from '../../src/lib/adapters/peerjs/spelling';
import { openSeal } from '../../src/lib/identity/envelope';
import { privateRoomKeys } from '../../src/lib/identity/keys';
import type { DropReason, Seal } from '../../src/lib/protocol/ports';
import type { BrokerId } from '../../src/lib/protocol/seat';

/** Everybody in a room has its secret; a stranger has another. */
export async function sealOf(secret: number): Promise<Seal> {
	const { sealKey } = await privateRoomKeys('kitchen', new Uint8Array(16).fill(secret));
	return openSeal(sealKey);
}

export const room = spelling('v5y5fmp5hiwmtwk7zwnz2wf7py');

export interface Box {
	readonly mailbox: Mailbox;
	/** What it has sent, as the broker hands it on. */
	readonly sent: readonly BrokerMessage[];
	readonly delivered: readonly Signal[];
	readonly dropped: readonly DropReason[];
	/** The broker hands this over; resolves when it is read, or dropped. */
	gets(...messages: readonly BrokerMessage[]): Promise<void>;
	/** Resolves when so many messages have been sent. */
	hasSent(count: number): Promise<readonly BrokerMessage[]>;
}

export function openBox(me: BrokerId, seal: Seal, session: string | null = null): Box {
	const sent: BrokerMessage[] = [];
	const delivered: Signal[] = [];
	const dropped: DropReason[] = [];
	const waiting = new Set<() => void>();
	const happened = (): void => {
		for (const look of waiting) look();
	};
	const until = (holds: () => boolean): Promise<void> =>
		new Promise((done) => {
			const look = (): void => {
				if (!holds()) return;
				waiting.delete(look);
				done();
			};
			waiting.add(look);
			look();
		});
	const mailbox = new Mailbox({
		me,
		spelling: room,
		seal,
		session: () => session,
		send: (message) => {
			sent.push({ ...message, src: room.toBroker(me) });
			happened();
		},
		delivered: (signal) => {
			delivered.push(signal);
			happened();
		},
		dropped: (reason) => {
			dropped.push(reason);
			happened();
		}
	});
	return {
		mailbox,
		sent,
		delivered,
		dropped,
		gets: (...messages) => {
			const read = delivered.length + dropped.length + messages.length;
			for (const message of messages) mailbox.receive(message);
			return until(() => delivered.length + dropped.length >= read);
		},
		hasSent: async (count) => {
			await until(() => sent.length >= count);
			return sent;
		}
	};
}
