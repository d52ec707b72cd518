/**
 * The mail of one address at the broker: whatever goes out is sealed, whatever comes in is unsealed, each in its
 * order. What does not open goes no further and costs no more than the opening (R3).
 */
import {
	headerFields,
	inOrder,
	readFields,
	sealedFields,
	type Content,
	type Header,
	type Kind
} from '../../protocol/exchange';
import type { DropReason, Seal } from '../../protocol/ports';
import type { BrokerId, DialId } from '../../protocol/seat';
import { digestOfQuestion, resumeOf, type Question } from './digests';
import type { BrokerMessage } from './internals';
import { compose, parseEnvelope, type Signal } from './signal';
import type { Spelling } from './spelling';

export interface MailboxParts {
	/** Whose mail it is. */
	readonly me: BrokerId;
	readonly spelling: Spelling;
	readonly seal: Seal;
	/** The secret of our call, or of the last one; `null` without one (R7). */
	readonly session: () => string | null;
	readonly send: (message: BrokerMessage) => void;
	readonly delivered: (signal: Signal) => void;
	/** `from` is the broker's word. */
	readonly dropped: (reason: DropReason, from: BrokerId | null) => void;
}

/** To whom, and about which dial. */
export interface Destination {
	readonly dial: DialId;
	readonly to: BrokerId;
}

/** More than an honest room ever has on its way; a flood waits outside. */
const unreadAtMost = 64;

export class Mailbox {
	readonly #parts: MailboxParts;
	#sent: Promise<void> = Promise.resolve();
	#unsent = 0;
	#read: Promise<void> = Promise.resolve();
	#unread = 0;
	#closed = false;

	constructor(parts: MailboxParts) {
		this.#parts = parts;
	}

	/** Seals and sends; what was posted first is sent first. */
	post<K extends Kind>(
		kind: K,
		destination: Destination,
		content: Content<K> | Promise<Content<K>>
	): void {
		this.#sendInOrder(this.#sealed(kind, destination, content));
	}

	/**
	 * Seals ahead what may have to be said when there is no time left for that, as the page goes.
	 * @returns what says it: at once, unless something that was posted before is still being sealed.
	 */
	prepare<K extends Kind>(
		kind: K,
		destination: Destination,
		content: Promise<Content<K>>
	): () => void {
		let ready: BrokerMessage | null = null;
		const sealed = this.#sealed(kind, destination, content).then((message) => (ready = message));
		sealed.catch((cause: unknown) => console.error('a message could not be sealed:', cause));
		return () => {
			if (ready && this.#unsent === 0) this.#parts.send(ready);
			else this.#sendInOrder(sealed);
		};
	}

	/** Takes what the broker relays. */
	receive(message: BrokerMessage): void {
		const { me, spelling, dropped } = this.#parts;
		const envelope = parseEnvelope(message, me, spelling);
		if (typeof envelope === 'string') return dropped(envelope, spelling.fromBroker(message.src));
		const { header, box } = envelope;
		if (this.#unread >= unreadAtMost) return dropped('flood', header.from);
		this.#unread += 1;
		const opened = this.#open(header, box);
		this.#read = Promise.all([opened, this.#read]).then(
			([signal]) => {
				this.#unread -= 1;
				if (this.#closed) return;
				if (typeof signal === 'string') dropped(signal, header.from);
				else this.#parts.delivered(signal);
			},
			(cause: unknown) => {
				this.#unread -= 1;
				console.error('a message could not be opened:', cause);
			}
		);
	}

	/** Nothing is delivered any more. What was posted is still sent; `then` is called after it. */
	close(then: () => void): void {
		this.#closed = true;
		if (this.#unsent === 0) then();
		else void this.#sent.then(then);
	}

	#sendInOrder(sealed: Promise<BrokerMessage>): void {
		this.#unsent += 1;
		this.#sent = Promise.all([sealed, this.#sent]).then(
			([message]) => {
				this.#unsent -= 1;
				this.#parts.send(message);
			},
			(cause: unknown) => {
				this.#unsent -= 1;
				console.error('a message could not be sealed:', cause);
			}
		);
	}

	async #sealed<K extends Kind>(
		kind: K,
		{ dial, to }: Destination,
		content: Content<K> | Promise<Content<K>>
	): Promise<BrokerMessage> {
		const { me, seal, spelling } = this.#parts;
		const header: Header = { kind, dial, from: me, to };
		const text = JSON.stringify(await content);
		const box = await seal.seal(inOrder(headerFields, header), text);
		return compose(header, box, spelling.toBroker(to));
	}

	async #open(header: Header, box: string): Promise<Signal | DropReason> {
		const text = await this.#parts.seal.unseal(inOrder(headerFields, header), box);
		return text === null ? 'unsealed' : ((await this.#readContent(header, text)) ?? 'malformed');
	}

	async #readContent(header: Header, text: string): Promise<Signal | null> {
		const { kind, dial, from } = header;
		const content = readFields<string>(sealedFields[kind], parseJson(text));
		if (!content) return null;
		const [question, resumes] = await Promise.all([
			this.#questionOf(header, content),
			this.#resumes(header, content)
		]);
		// The fields were read by the kind: together they are one of the signals.
		return { kind, dial, from, content, question, resumes } as Signal;
	}

	/** R7. Whether that is a dial or a knock which proves our session. */
	async #resumes(header: Header, content: Readonly<Record<string, string>>): Promise<boolean> {
		const { resume } = content;
		const session = this.#parts.session();
		if (!resume || session === null || !asks(header)) return false;
		return resume === (await resumeOf(this.#parts.seal, session, header, content));
	}

	/** An offer or a knock is a question itself; all else names the one that it belongs to. */
	async #questionOf(header: Header, content: Readonly<Record<string, string>>): Promise<string> {
		return asks(header)
			? digestOfQuestion(this.#parts.seal, header, content)
			: (content['question'] ?? '');
	}
}

const asks = (header: Header): header is Question =>
	header.kind === 'dial' || header.kind === 'knock';

/** `null` for what is no JSON. It was sealed in this room, but that may be by anyone who knows an open name. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	}
}
