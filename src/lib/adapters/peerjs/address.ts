/** One of our addresses at the broker: its socket, and its sealed mail. */
import type { DropReason, Seal } from '../../protocol/ports';
import type { BrokerId } from '../../protocol/seat';
import {
	openSocket,
	type BrokerAddress,
	type BrokerSocket,
	type KnownToken
} from './broker-socket';
import type { BrokerMessage } from './internals';
import { Mailbox, type MailboxParts } from './mailbox';
import type { Signal } from './signal';
import type { Spelling } from './spelling';

export interface AddressParts {
	readonly me: BrokerId;
	readonly spelling: Spelling;
	readonly seal: Seal;
	readonly broker: BrokerAddress;
	readonly rtc: RTCConfiguration;
	/** By which the broker knows again who held this address before; `null` for a new one (R11). */
	readonly known: KnownToken | null;
	readonly session: MailboxParts['session'];
}

export interface AddressEvents {
	opened(): void;
	gone(why: 'taken' | 'lost'): void;
	delivered(signal: Signal): void;
	dropped(reason: DropReason, from: BrokerId | null): void;
	/** PeerJS has something to say; it is not sent by itself. */
	made(message: BrokerMessage): void;
}

export interface Address extends Pick<
	BrokerSocket,
	'peer' | 'token' | 'deliver' | 'whenOpen' | 'probe'
> {
	readonly me: BrokerId;
	readonly mailbox: Mailbox;
	/** Nothing arrives any more; the id is free as soon as everything that was posted is sent. */
	close(): void;
}

/** Opens an address. The outcome comes by `events`, never before this returns. */
export function openAddress(
	{ me, spelling, seal, broker, rtc, known, session }: AddressParts,
	events: AddressEvents
): Address {
	const socket = openSocket({ id: spelling.toBroker(me), known }, broker, rtc, {
		opened: () => events.opened(),
		taken: () => events.gone('taken'),
		lost: () => events.gone('lost'),
		relayed: (message) => mailbox.receive(message),
		made: (message) => events.made(message)
	});
	const mailbox = new Mailbox({
		me,
		spelling,
		seal,
		session,
		send: socket.send,
		delivered: (signal) => events.delivered(signal),
		dropped: (reason, from) => events.dropped(reason, from)
	});
	const { peer, token, deliver, whenOpen, probe } = socket;
	const close = (): void => mailbox.close(socket.close);
	return { me, peer, token, deliver, whenOpen, probe, mailbox, close };
}
