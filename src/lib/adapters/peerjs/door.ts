/** Who is at our door: nothing of it has reached PeerJS, and it has cost no connection (R3, R6). */
import type { RoomEvent } from '../../protocol/event';
import type { Header } from '../../protocol/exchange';
import type { DropReason } from '../../protocol/ports';
import type { BrokerId, DialId, KnockWord } from '../../protocol/seat';
import type { Address } from './address';
import { fingerprintOf } from './fingerprint';
import { candidateFrom } from './from-peerjs';
import type { BrokerMessage } from './internals';
import type { Signal } from './signal';
import type { Spelling } from './spelling';

/** An offer as it was sealed. */
interface Offer {
	readonly header: Header;
	readonly sdp: string;
	readonly commitment: string;
	/** The one in the description. */
	readonly fingerprint: string;
	readonly question: string;
}

interface Arrived {
	readonly address: Address;
	readonly from: BrokerId;
	readonly question: string;
	/** `null` for a knock. */
	readonly offer: Offer | null;
	readonly candidates: BrokerMessage[];
	/** The number of the latest candidate. */
	latest: number;
}

interface DoorOptions {
	readonly spelling: Spelling;
	readonly dispatch: (event: RoomEvent) => void;
}

type Arrival = Extract<Signal, { kind: 'dial' | 'knock' }>;

/** More candidates than any browser gathers. */
const candidatesAtMost = 64;

/** More than come to one stay, unless somebody floods it; then the oldest are forgotten. */
const rememberedAtMost = 4_096;

export class Door {
	readonly #options: DoorOptions;
	readonly #arrived = new Map<DialId, Arrived>();
	/** The offers and knocks of this stay, so that none comes twice. */
	readonly #seen = new Set<string>();

	constructor(options: DoorOptions) {
		this.#options = options;
	}

	get ids(): readonly DialId[] {
		return [...this.#arrived.keys()];
	}

	/** Somebody dials or knocks. */
	arrive(signal: Arrival, address: Address): DropReason | null {
		const { kind, dial, from, question, resumes, content } = signal;
		if (!this.#isNew(question)) return 'stale';
		const offer = kind === 'dial' ? offerOf(signal, address.me) : null;
		if (kind === 'dial' && offer === null) return 'malformed';
		this.#arrived.set(dial, { address, from, question, offer, candidates: [], latest: 0 });
		const standing = { ...(resumes && { resumes }), ...(content.waits && { waits: true }) };
		this.#options.dispatch({ type: `${kind}-arrived`, dial, from, ...standing });
		return null;
	}

	/** Whether what this signal belongs to is at the door. */
	holds({ dial, from, question }: Signal): boolean {
		const arrived = this.#arrived.get(dial);
		return arrived?.from === from && arrived.question === question;
	}

	/** A candidate waits with its offer. */
	candidate(signal: Extract<Signal, { kind: 'candidate' }>): DropReason | null {
		const { dial, from, content } = signal;
		const arrived = this.#arrived.get(dial);
		const number = Number(content.number);
		if (!arrived || !this.holds(signal) || !(number > arrived.latest)) return 'stale';
		if (arrived.candidates.length >= candidatesAtMost) return 'flood';
		const message = candidateFrom(content.candidate, dial, this.#options.spelling.toBroker(from));
		if (!message) return 'malformed';
		arrived.latest = number;
		arrived.candidates.push(message);
		return null;
	}

	/** Takes somebody away from the door. */
	open(id: DialId): Arrived | undefined {
		const arrived = this.#arrived.get(id);
		this.#arrived.delete(id);
		return arrived;
	}

	/** Answers a knock, or a dial that is not accepted. */
	say(id: DialId, word: KnockWord): void {
		const arrived = this.open(id);
		if (!arrived) return;
		const { address, from, question } = arrived;
		address.mailbox.post('word', { dial: id, to: from }, { word, question });
	}

	#isNew(question: string): boolean {
		if (this.#seen.has(question)) return false;
		this.#seen.add(question);
		for (const oldest of this.#seen) {
			if (this.#seen.size <= rememberedAtMost) break;
			this.#seen.delete(oldest);
		}
		return true;
	}
}

/** `null` for a description that does not name exactly one certificate. */
function offerOf(
	{ dial, from, content, question }: Extract<Signal, { kind: 'dial' }>,
	to: BrokerId
): Offer | null {
	const fingerprint = fingerprintOf(content.sdp);
	const header = { kind: 'dial', dial, from, to } as const;
	return fingerprint === null ? null : { header, ...content, fingerprint, question };
}
