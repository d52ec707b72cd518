/** The room port over PeerJS and a PeerServer. */
import type {
	Course,
	DropReason,
	Drops,
	MediaKind,
	NegotiationEvents,
	Room
} from '../../protocol/ports';
import type { BrokerId, DialId, KnockWord, Seat } from '../../protocol/seat';
import type { ControlMessage } from '../../protocol/wire';
import { openAddress, type Address } from './address';
import { makeConnection, type LocalTracks } from './connection';
import { Dials } from './dials';
import { DropCount } from './drops';
import { Inquiry } from './inquiry';
import { Preparation, type ForeseenDial } from './preparation';
import type { RoomOptions } from './room-options';
import { spelling, type Spelling } from './spelling';
import { Turn } from './turn';

export class PeerRoom implements Room<MediaStream, MediaStreamTrack> {
	readonly #options: RoomOptions;
	readonly #rtc: RTCConfiguration;
	readonly #spelling: Spelling;
	readonly #addresses = new Map<BrokerId, Address>();
	/** What was claimed in this stay, held or not. */
	readonly #claimed = new Set<BrokerId>();
	readonly #preparation: Preparation;
	readonly #dials: Dials;
	readonly #inquiry = new Inquiry((id) => this.#dials.live(id));
	readonly #drops = new DropCount();
	#tracks: LocalTracks;
	/** The dial that the prepared connection is for. */
	#foreseen: ForeseenDial | null = null;
	readonly #turn: Turn;

	constructor(options: RoomOptions) {
		this.#options = options;
		this.#turn = new Turn(options);
		this.#rtc = this.#turn.configure(options.rtc);
		this.#tracks = options.tracks;
		this.#spelling = spelling(options.roomId);
		this.#preparation = new Preparation(
			() => makeConnection(this.#rtc, this.#tracks),
			(connection) => this.#foresee(connection)
		);
		this.#dials = new Dials({
			spelling: this.#spelling,
			seal: options.seal,
			tracks: () => this.#tracks,
			session: () => options.place.session,
			takeConnection: () => this.#preparation.take(),
			dispatch: options.dispatch,
			dropped: (reason) => this.#drops.add(reason)
		});
	}

	openVisitor(): void {
		this.#open(this.#options.visitorId, {
			opened: () => undefined,
			gone: () => this.#options.dispatch({ type: 'visitor-lost' })
		});
	}

	closeVisitor(): void {
		this.#close(this.#options.visitorId);
	}

	prepareDial(id: DialId, from: BrokerId, to: Seat): void {
		this.#foreseen = { id, from, to };
		this.#turn.whenKnown(() => {
			if (this.#foreseen) this.#preparation.begin();
		});
	}

	claimSeat(seat: Seat): void {
		const { dispatch, place } = this.#options;
		place.use();
		this.#open(seat, {
			opened: () => dispatch({ type: 'seat-granted', seat }),
			gone: (why) => dispatch({ type: why === 'taken' ? 'seat-taken' : 'seat-lost', seat })
		});
	}

	releaseSeat(seat: Seat): void {
		this.#close(seat);
	}

	dial(id: DialId, from: BrokerId, to: Seat, waits = false): void {
		this.#foreseen = null;
		const address = this.#addresses.get(from);
		const when = (act: () => void): void => this.#turn.whenKnown(() => address?.whenOpen(act));
		if (address) this.#dials.place(id, address, to, waits, when);
		else this.#options.dispatch({ type: 'dial-closed', dial: id });
	}

	accept(id: DialId): void {
		this.#dials.accept(id);
	}

	refuse(id: DialId): void {
		this.#dials.refuse(id);
	}

	hangUp(id: DialId): void {
		this.#dials.end(id);
	}

	knock(id: DialId, from: BrokerId, to: Seat, waits = false): void {
		const address = this.#addresses.get(from);
		if (address) this.#dials.knock(id, address, to, waits);
	}

	answerKnock(id: DialId, word: KnockWord): void {
		this.#dials.answerKnock(id, word);
	}

	confirm(id: DialId): void {
		this.#dials.confirm(id);
	}

	say(id: DialId, message: ControlMessage): void {
		this.#dials.say(id, message);
	}

	renewPicture(id: DialId): void {
		this.#dials.live(id)?.link.renewPicture();
	}

	keepSession(id: DialId | null): void {
		this.#options.place.keep(id && this.#dials.session(id));
	}

	remoteStream(id: DialId): MediaStream | null {
		return this.#dials.stream(id);
	}

	soundAt(id: DialId): number | null {
		return this.#dials.live(id)?.link.soundAt ?? null;
	}

	safetyCode(id: DialId): readonly number[] | null {
		return this.#dials.safetyCode(id);
	}

	path(id: DialId) {
		return this.#inquiry.ask(id, ({ pathOf }, { link }) => pathOf(link.connection));
	}

	ways(id: DialId) {
		return this.#inquiry.ask(id, ({ waysOf }, { link }) => waysOf(link.connection));
	}

	evidence(id: DialId) {
		return this.#inquiry.ask(id, ({ evidenceOf }, { link }) => evidenceOf(link.connection));
	}

	measures(id: DialId) {
		return this.#inquiry.ask(id, ({ measuresOf }, { link }) => measuresOf(link.connection));
	}

	steer(id: DialId, course: Course): void {
		this.#inquiry.tell(id, ({ steer }, connection) => steer(connection, course));
	}

	negotiation(id: DialId, events: NegotiationEvents<MediaStream>) {
		return this.#inquiry.ask(id, ({ negotiate }, dial) =>
			negotiate(dial, events, () => this.#turn.renew())
		);
	}

	drops(): Drops {
		return this.#drops.all;
	}

	setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
		this.#tracks = { ...this.#tracks, [kind]: track };
		this.#dials.sendTrack(kind, track);
		this.#preparation.sendTrack(kind, track);
	}

	probeBroker(): void {
		for (const address of this.#addresses.values()) address.probe();
	}

	close(): void {
		this.#turn.end();
		this.#dials.endAll();
		this.#preparation.end();
		for (const id of [...this.#addresses.keys()]) this.#close(id);
		this.#options.place.close();
	}

	#open(me: BrokerId, told: { opened: () => void; gone: (why: 'taken' | 'lost') => void }): void {
		const { seal, broker, visitorId, place } = this.#options;
		const maybeHeld = place.restored || this.#claimed.has(me);
		const known = me === visitorId ? null : { token: place.token, maybeHeld };
		this.#claimed.add(me);
		const address: Address = openAddress(
			{
				me,
				spelling: this.#spelling,
				seal,
				broker,
				rtc: this.#rtc,
				known,
				session: () => place.session
			},
			{
				opened: () => {
					told.opened();
					this.#turn.ask(this.#addresses, this.#dials);
				},
				gone: (why) => {
					if (this.#addresses.get(me) !== address) return;
					this.#close(me);
					told.gone(why);
				},
				delivered: (signal) => this.#dials.receive(signal, address),
				dropped: (reason, from) => this.#dropped(reason, from),
				made: (message) => this.#dials.made(message)
			}
		);
		this.#addresses.set(me, address);
	}

	#close(id: BrokerId): void {
		const address = this.#addresses.get(id);
		if (!address) return;
		this.#addresses.delete(id);
		address.close();
	}

	#foresee(connection: RTCPeerConnection): void {
		const { id, from, to } = this.#foreseen ?? {};
		const address = from && this.#addresses.get(from);
		if (id && to && address) this.#dials.foresee(id, address, to, connection);
	}

	/** What comes from where we wait for an answer and does not open was meddled with. */
	#dropped(reason: DropReason, from: BrokerId | null): void {
		this.#drops.add(reason);
		if (reason === 'unsealed' && this.#dials.asks(from)) {
			this.#options.dispatch({ type: 'tampered' });
		}
	}
}
