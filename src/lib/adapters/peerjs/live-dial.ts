/** A dial that has a connection: what is sealed for it, what is told of it, its admission and its end (R3, R4). */
import type { MediaConnection } from 'peerjs';
import type { RoomEvent } from '../../protocol/event';
import type { DropReason } from '../../protocol/ports';
import type { BrokerId, DialId } from '../../protocol/seat';
import type { Address } from './address';
import { Dialling, type Answering } from './admission';
import { candidateFrom, description, type Made } from './from-peerjs';
import { Link, type Grace } from './link';
import type { Signal } from './signal';
import type { Spelling } from './spelling';

export interface LiveDialParts {
	readonly id: DialId;
	readonly address: Address;
	readonly other: BrokerId;
	readonly spelling: Spelling;
	readonly admission: Dialling | Answering;
	readonly call: MediaConnection;
	readonly control: RTCDataChannel;
	/** The number of the latest candidate that has come so far. */
	readonly latest: number;
	readonly dispatch: (event: RoomEvent) => void;
	/** The connection has ended by itself. */
	readonly ended: () => void;
}

type Of<K extends Signal['kind']> = Extract<Signal, { kind: K }>;

export class LiveDial {
	readonly #parts: LiveDialParts;
	readonly #link: Link;
	/** Sealed ahead: there may be no time for it when it has to be said. */
	readonly #withdraw: () => void;
	#sent = 0;
	#latest: number;
	#over = false;

	constructor(parts: LiveDialParts) {
		const { id, address, other, admission, call, control, dispatch } = parts;
		this.#parts = parts;
		this.#latest = parts.latest;
		this.#link = new Link(call, control, {
			opened: () => this.#opened(),
			confirmed: (confirm) => this.#confirmed(confirm),
			closed: () => {
				this.#over = true;
				parts.ended();
			},
			heard: (message) => dispatch({ type: 'heard', dial: id, message }),
			violated: (reason) => {
				console.warn('the other side broke the protocol:', reason);
				dispatch({ type: 'violated', dial: id });
			},
			mediaArrived: () => dispatch({ type: 'media-arrived', dial: id })
		});
		this.#withdraw = address.mailbox.prepare(
			'withdrawal',
			{ dial: id, to: other },
			admission.question.then((question) => ({ question }))
		);
	}

	get link(): Pick<
		Link,
		'connection' | 'renewPicture' | 'say' | 'sendTrack' | 'soundAt' | 'stream'
	> {
		return this.#link;
	}

	get safetyCode(): readonly number[] | null {
		return this.#parts.admission.safetyCode;
	}

	get session(): string | null {
		return this.#parts.admission.session;
	}

	/** The certificate of the other end, by its fingerprint; `null` until it has proved itself. */
	get partner(): string | null {
		return this.#parts.admission.partner;
	}

	/** It is ours. */
	get isOurs(): boolean {
		return this.#parts.admission instanceof Dialling;
	}

	/** Whether this is our dial to that address, and it is not open yet. */
	asks(address: BrokerId | null): boolean {
		const { admission, other } = this.#parts;
		return admission instanceof Dialling && other === address && !this.#link.isOpen;
	}

	/** Whether a signal is from the other side, and about this very dial and no namesake of it. */
	owns({ from, question }: Signal): boolean {
		const { other, admission } = this.#parts;
		return from === other && question === admission.asked;
	}

	/** Seals what PeerJS has to say, with what R4 adds to it. */
	post(made: Made): void {
		const { id, address, other, admission } = this.#parts;
		const destination = { dial: id, to: other };
		if (made.kind === 'candidate') {
			const number = String(++this.#sent);
			const { candidate } = made;
			const content = admission.question.then((question) => ({ candidate, number, question }));
			return address.mailbox.post('candidate', destination, content);
		}
		// PeerJS would negotiate again; the descriptions of a dial are the two that were sealed.
		if (admission.hasSpoken) return;
		if (admission instanceof Dialling) {
			if (made.kind === 'dial')
				address.mailbox.post('dial', destination, admission.offer(made.sdp));
		} else if (made.kind === 'answer') {
			address.mailbox.post('answer', destination, admission.answer(made.sdp));
		}
	}

	/** Shows the browser the answer to our dial. @returns why not. */
	answered({ from, content }: Of<'answer'>): DropReason | null {
		const { id, address, admission, spelling, dispatch } = this.#parts;
		if (!(admission instanceof Dialling)) return 'stale';
		const wrong = admission.answered(content);
		if (wrong !== null) return wrong;
		address.deliver(description('answer', id, content.sdp, spelling.toBroker(from)));
		dispatch({ type: 'dial-answered', dial: id });
		return null;
	}

	/** Our dial was turned down. @returns why that is not believed. */
	refused(): DropReason | null {
		const { id, admission, dispatch } = this.#parts;
		if (!(admission instanceof Dialling)) return 'stale';
		dispatch({ type: 'dial-refused', dial: id });
		return null;
	}

	/** Shows the browser another way to the other side. @returns why not. */
	candidate({ from, content }: Of<'candidate'>): DropReason | null {
		const { id, address, spelling } = this.#parts;
		const number = Number(content.number);
		if (!(number > this.#latest)) return 'stale';
		const message = candidateFrom(content.candidate, id, spelling.toBroker(from));
		if (!message) return 'malformed';
		this.#latest = number;
		address.deliver(message);
		return null;
	}

	/** Says the first word, once the other side has proved itself. */
	confirm(): void {
		const { admission } = this.#parts;
		const confirm = admission instanceof Dialling ? admission.confirmation() : null;
		if (confirm) this.#link.confirm(confirm);
	}

	/** Ends it as `Link.end`. If it is not open yet, it is withdrawn, so that nobody waits for it. */
	end(grace?: Grace): void {
		this.#over = true;
		if (!this.#link.isOpen && this.#parts.admission.isKnown) this.#withdraw();
		this.#link.end(grace);
	}

	async #opened(): Promise<void> {
		const { id, admission, dispatch } = this.#parts;
		if (!(admission instanceof Dialling)) return;
		const proved = await admission.provenBy(this.#link.connection);
		if (!this.#over) dispatch({ type: 'dial-opened', dial: id, proved });
	}

	async #confirmed(confirm: Parameters<Answering['provenBy']>[0]): Promise<string | null> {
		const { id, admission, dispatch } = this.#parts;
		if (admission instanceof Dialling) return 'confirmed by the one who was dialled';
		const proved = await admission.provenBy(confirm, this.#link.connection);
		if (!this.#over) dispatch({ type: 'confirmed', dial: id, proved });
		return null;
	}
}
