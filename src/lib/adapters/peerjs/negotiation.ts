/**
 * Negotiates an open connection anew over its own control channel: perfect negotiation (W3C webrtc §10.7), in which who
 * dialled gives way. Only who was admitted by its certificate is listened to, and only with that very certificate.
 */
import type { Bytes, Negotiation, NegotiationEvents } from '../../protocol/ports';
import { openBytes } from './bytes';
import { Extra } from './extra';
import { fingerprintOf } from './fingerprint';
import type { LiveDial } from './live-dial';
import { preferRedundantSound } from './redundant-sound';
import { readWord, type Word } from './negotiation-word';

interface NegotiationParts {
	readonly connection: RTCPeerConnection;
	/** Gives way when both begin at once. */
	readonly polite: boolean;
	/** The fingerprint of the certificate that was admitted. */
	readonly partner: string;
	readonly say: (word: Word) => void;
	/** Asks for credentials of the relays that are good now. */
	readonly renewRelays: () => void;
	readonly events: NegotiationEvents<MediaStream>;
}

export class PeerNegotiation implements Negotiation<MediaStream> {
	readonly #parts: NegotiationParts;
	readonly #connection: RTCPeerConnection;
	readonly #extra: Extra;
	readonly #listening = new AbortController();
	/** One after the other: a candidate belongs to the description before it. */
	#queue: Promise<void> = Promise.resolve();
	#offering = false;
	/** An offer of theirs was not taken, so its candidates are none either. */
	#ignores = false;

	constructor(parts: NegotiationParts) {
		const { connection, events } = parts;
		this.#parts = parts;
		this.#connection = connection;
		this.#extra = new Extra(connection);
		const { signal } = this.#listening;
		const on = (type: string, heard: () => void): void =>
			connection.addEventListener(type, heard, { signal });
		on('negotiationneeded', () => this.#watchFor(this.#offer()));
		on('signalingstatechange', () => {
			if (connection.signalingState === 'stable' && this.#extra.changed())
				events.extra(this.#extra.remote);
		});
		on('connectionstatechange', () => this.#watch());
		this.#takeOver();
		if (this.#extra.changed()) events.extra(this.#extra.remote);
	}

	hear(body: unknown): void {
		const word = readWord(body);
		if (!word) return console.warn('a word about the connection that says nothing');
		this.#queue = this.#queue.then(() => this.#take(word)).catch(this.#failed);
	}

	sendExtra(stream: MediaStream | null): void {
		this.#extra.send(stream);
	}

	restart(): void {
		if (this.#isOver) return;
		this.#parts.renewRelays();
		this.#connection.restartIce();
	}

	/** Who dialled begins. If something else is being negotiated, that or the next takes it along. */
	repeatSound(): void {
		if (this.#isOver || !this.#parts.polite || !preferRedundantSound(this.#connection)) return;
		if (this.#connection.signalingState === 'stable') this.#watchFor(this.#offer());
	}

	bytes(heard: (bytes: ArrayBuffer) => void): Bytes {
		return openBytes(this.#connection, heard, this.#listening.signal);
	}

	close(): void {
		this.#listening.abort();
		this.#connection.onicecandidate = null;
	}

	get #isOver(): boolean {
		return this.#listening.signal.aborted || this.#connection.signalingState === 'closed';
	}

	/** What PeerJS would do: send candidates by the broker, end a call that has lost its way, show a track of no stream. */
	#takeOver(): void {
		const connection = this.#connection;
		connection.onicecandidate = ({ candidate }) => {
			if (candidate) this.#parts.say({ candidate: candidate.toJSON() });
		};
		connection.oniceconnectionstatechange = null;
		connection.ontrack = null;
	}

	async #offer(): Promise<void> {
		if (this.#isOver) return;
		try {
			this.#offering = true;
			await this.#connection.setLocalDescription();
			this.#describe();
		} finally {
			this.#offering = false;
		}
	}

	#describe(): void {
		const { localDescription } = this.#connection;
		if (localDescription?.type !== 'offer' && localDescription?.type !== 'answer') return;
		const { type, sdp } = localDescription;
		this.#parts.say({ description: { type, sdp } });
	}

	async #take(word: Word): Promise<void> {
		if (this.#isOver) return;
		if ('candidate' in word) return this.#candidate(word.candidate);
		const { description } = word;
		if (fingerprintOf(description.sdp) !== this.#parts.partner) {
			return console.warn('a description with another certificate than the one admitted');
		}
		const connection = this.#connection;
		const isOffer = description.type === 'offer';
		if (!isOffer && connection.signalingState !== 'have-local-offer') return;
		const collides = isOffer && (this.#offering || connection.signalingState !== 'stable');
		this.#ignores = collides && !this.#parts.polite;
		if (this.#ignores) return;
		await connection.setRemoteDescription(description);
		if (!isOffer) return;
		await connection.setLocalDescription();
		this.#describe();
	}

	async #candidate(candidate: RTCIceCandidateInit): Promise<void> {
		try {
			await this.#connection.addIceCandidate(candidate);
		} catch (cause) {
			if (!this.#ignores) throw cause;
		}
	}

	#watch(): void {
		const { connectionState } = this.#connection;
		if (connectionState !== 'connected' && connectionState !== 'connecting')
			this.#parts.events.astray();
	}

	#watchFor(step: Promise<void>): void {
		step.catch(this.#failed);
	}

	/** What the other side said does not fit, or the connection is over: it goes on as it was, or not at all. */
	readonly #failed = (cause: unknown): void => {
		if (!this.#isOver) console.warn('a connection could not be negotiated anew:', cause);
	};
}

/** `null` unless the other end of the dial was admitted by its certificate. `renewRelays` as in the parts. */
export function negotiate(
	{ link, partner, isOurs }: Pick<LiveDial, 'link' | 'partner' | 'isOurs'>,
	events: NegotiationEvents<MediaStream>,
	renewRelays: () => void
): PeerNegotiation | null {
	if (partner === null) return null;
	const { connection } = link;
	const say = (body: Word): void => link.say({ type: 'aside', topic: 'negotiation', body });
	return new PeerNegotiation({ connection, polite: isOurs, partner, say, renewRelays, events });
}
