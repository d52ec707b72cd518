/**
 * One dial's admission (R4), seen from either end. What was sealed names certificates and nonces; what counts in
 * the end is that the connection has these very certificates, and that the dialler's first word agrees.
 */
import type { Agreed, Confirm, Content, Header } from '../../protocol/exchange';
import type { DropReason, Seal } from '../../protocol/ports';
import {
	digestOfAgreed,
	digestOfCommitment,
	digestOfQuestion,
	resumeOf,
	safetyCodeOf,
	sessionOf,
	type Question
} from './digests';
import { fingerprintOf, hasCertificate } from './fingerprint';

/** What both ends have agreed on, in short. */
interface Agreement {
	readonly digest: string;
	readonly safetyCode: readonly number[];
	/** The secret by which they find back to each other (R7). */
	readonly session: string;
}

/** What who dials or knocks has to say for itself. */
export interface Standing {
	/** The secret of the call that it was in; `null` without one (R7). */
	readonly session: string | null;
	/** Told `full`, and waiting for a place (R14). */
	readonly waits: boolean;
}

const agree = async (seal: Seal, agreed: Agreed): Promise<Agreement> => {
	const [digest, safetyCode, session] = await Promise.all([
		digestOfAgreed(seal, agreed),
		safetyCodeOf(seal, agreed),
		sessionOf(seal, agreed)
	]);
	return { digest, safetyCode, session };
};

/** @throws when a browser describes itself with more than the one certificate of this tab. */
const ownFingerprint = (sdp: string): string => {
	const fingerprint = fingerprintOf(sdp);
	if (fingerprint === null) throw new Error('a description of ours has not one fingerprint');
	return fingerprint;
};

/** The end that dials: it commits itself, admits by the certificate, and opens its commitment. */
export class Dialling {
	/** The digest of the offer, as soon as it is made. */
	readonly question: Promise<string>;
	readonly #header: Question;
	readonly #seal: Seal;
	readonly #standing: Standing;
	readonly #nonce: string;
	#spoken: (question: string) => void = () => undefined;
	#hasSpoken = false;
	#asked: string | null = null;
	#fingerprint = '';
	#theirs: string | null = null;
	#agreement: Promise<Agreement> | null = null;
	#agreed: Agreement | null = null;

	constructor(seal: Seal, header: Question, standing: Standing) {
		this.#seal = seal;
		this.#standing = standing;
		this.#header = header;
		this.#nonce = seal.newNonce();
		this.question = new Promise((spoken) => {
			this.#spoken = spoken;
		});
	}

	/** The offer is made, or being made. */
	get hasSpoken(): boolean {
		return this.#hasSpoken;
	}

	/** The other side may have heard of this dial. */
	get isKnown(): boolean {
		return this.#hasSpoken;
	}

	/** What an answer has to repeat; `null` before the offer. */
	get asked(): string | null {
		return this.#asked;
	}

	/** `null` until the other end has proved itself. */
	get safetyCode(): readonly number[] | null {
		return this.#agreed?.safetyCode ?? null;
	}

	/** `null` until the other end has proved itself. */
	get session(): string | null {
		return this.#agreed?.session ?? null;
	}

	/** The certificate of the other end, by its fingerprint; `null` until it has proved itself. */
	get partner(): string | null {
		return this.#agreed && this.#theirs;
	}

	/** What is sealed beside the offer. */
	async offer(sdp: string): Promise<Content<'dial'>> {
		this.#hasSpoken = true;
		this.#fingerprint = ownFingerprint(sdp);
		const commitment = await digestOfCommitment(this.#seal, this.#nonce, this.#fingerprint);
		const { session, waits } = this.#standing;
		const resume = session
			? await resumeOf(this.#seal, session, this.#header, { sdp, commitment })
			: '';
		const content = { sdp, commitment, resume, waits: waits ? 'yes' : '' };
		this.#asked = await digestOfQuestion(this.#seal, this.#header, content);
		this.#spoken(this.#asked);
		return content;
	}

	/** Takes the one answer to this offer, or says why it is not to be shown to the browser. */
	answered({ sdp, nonce }: Content<'answer'>): DropReason | null {
		if (this.#theirs !== null) return 'stale';
		const theirs = fingerprintOf(sdp);
		if (theirs === null) return 'malformed';
		this.#theirs = theirs;
		this.#agreement = agree(this.#seal, {
			dialler: this.#header.from,
			answerer: this.#header.to,
			diallerFingerprint: this.#fingerprint,
			answererFingerprint: theirs,
			diallerNonce: this.#nonce,
			answererNonce: nonce
		});
		return null;
	}

	/** Whether the open connection leads to whom the sealed answer named. */
	async provenBy(connection: RTCPeerConnection): Promise<boolean> {
		if (this.#theirs === null || this.#agreement === null) return false;
		if (!(await hasCertificate(connection, this.#theirs))) return false;
		this.#agreed = await this.#agreement;
		return true;
	}

	/** The first word; `null` before the other end has proved itself. */
	confirmation(): Confirm | null {
		return this.#agreed && { nonce: this.#nonce, agreed: this.#agreed.digest };
	}
}

/** The end that answers: it admits by the first word. */
export class Answering {
	/** The other side has heard of this dial: it is theirs. */
	readonly isKnown = true;
	/** What the answer repeats. */
	readonly asked: string;
	readonly #seal: Seal;
	readonly #header: Header;
	readonly #nonce: string;
	readonly #theirs: string;
	readonly #commitment: string;
	#hasSpoken = false;
	#fingerprint = '';
	#agreed: Agreement | null = null;

	/** `fingerprint` is the one in the offer, `question` its digest. */
	constructor(
		seal: Seal,
		offer: {
			readonly header: Header;
			readonly commitment: string;
			readonly fingerprint: string;
			readonly question: string;
		}
	) {
		this.#seal = seal;
		this.#header = offer.header;
		this.#nonce = seal.newNonce();
		this.#theirs = offer.fingerprint;
		this.#commitment = offer.commitment;
		this.asked = offer.question;
	}

	get question(): Promise<string> {
		return Promise.resolve(this.asked);
	}

	/** The answer is made, or being made. */
	get hasSpoken(): boolean {
		return this.#hasSpoken;
	}

	/** `null` until the other end has proved itself. */
	get safetyCode(): readonly number[] | null {
		return this.#agreed?.safetyCode ?? null;
	}

	/** `null` until the other end has proved itself. */
	get session(): string | null {
		return this.#agreed?.session ?? null;
	}

	/** The certificate of the other end, by its fingerprint; `null` until it has proved itself. */
	get partner(): string | null {
		return this.#agreed && this.#theirs;
	}

	/** What is sealed beside the answer. */
	answer(sdp: string): Content<'answer'> {
		this.#hasSpoken = true;
		this.#fingerprint = ownFingerprint(sdp);
		return { sdp, nonce: this.#nonce, question: this.asked };
	}

	/** Whether this first word came, over this connection, from the one who was answered. */
	async provenBy({ nonce, agreed }: Confirm, connection: RTCPeerConnection): Promise<boolean> {
		const [commitment, agreement, certified] = await Promise.all([
			digestOfCommitment(this.#seal, nonce, this.#theirs),
			agree(this.#seal, {
				dialler: this.#header.from,
				answerer: this.#header.to,
				diallerFingerprint: this.#theirs,
				answererFingerprint: this.#fingerprint,
				diallerNonce: nonce,
				answererNonce: this.#nonce
			}),
			hasCertificate(connection, this.#theirs)
		]);
		const proved = certified && commitment === this.#commitment && agreed === agreement.digest;
		if (proved) this.#agreed = agreement;
		return proved;
	}
}
