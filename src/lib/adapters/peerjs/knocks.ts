/** Our knocks: only the latest at each seat is believed, and only a word that answers it (R9). */
import type { Content } from '../../protocol/exchange';
import type { Seal } from '../../protocol/ports';
import type { BrokerId, DialId, Seat } from '../../protocol/seat';
import type { Address } from './address';
import { digestOfQuestion, resumeOf } from './digests';
import type { Standing } from './admission';

interface Knock {
	readonly dial: DialId;
	/** `null` until it has been said. */
	question: string | null;
}

export class Knocks {
	readonly #seal: Seal;
	readonly #latest = new Map<Seat, Knock>();

	constructor(seal: Seal) {
		this.#seal = seal;
	}

	/** Knocks as soon as the address is open, unless there is a later one by then. */
	place(dial: DialId, address: Address, to: Seat, standing: Standing): void {
		const knock: Knock = { dial, question: null };
		this.#latest.set(to, knock);
		address.whenOpen(() => {
			if (this.#latest.get(to) !== knock) return;
			address.mailbox.post('knock', { dial, to }, this.#ask(knock, address.me, to, standing));
		});
	}

	/** The seat whose word this is; `null` when it answers nothing that was asked. Each is answered once. */
	answered(dial: DialId, from: BrokerId, question: string): Seat | null {
		if (from !== 'host' && from !== 'guest') return null;
		const knock = this.#latest.get(from);
		if (knock?.dial !== dial || knock.question !== question) return null;
		this.#latest.delete(from);
		return from;
	}

	asks(seat: BrokerId | null): boolean {
		return (seat === 'host' || seat === 'guest') && this.#latest.has(seat);
	}

	forget(): void {
		this.#latest.clear();
	}

	async #ask(
		knock: Knock,
		from: BrokerId,
		to: Seat,
		{ session, waits }: Standing
	): Promise<Content<'knock'>> {
		const header = { kind: 'knock', dial: knock.dial, from, to } as const;
		const nonce = this.#seal.newNonce();
		const resume = session ? await resumeOf(this.#seal, session, header, { nonce }) : '';
		const content = { nonce, resume, waits: waits ? 'yes' : '' };
		knock.question = await digestOfQuestion(this.#seal, header, content);
		return content;
	}
}
