/** The page that holds the real adapter, for a test outside to drive. */
import { PeerRoom } from '../../../src/lib/adapters/peerjs/room';
import { openSeal } from '../../../src/lib/identity/envelope';
import { privateRoomKeys, type RoomKeys } from '../../../src/lib/identity/keys';
import type { RoomEvent } from '../../../src/lib/protocol/event';
import type {
	Drops,
	Evidence,
	MediaKind,
	Negotiation,
	Path,
	Ways
} from '../../../src/lib/protocol/ports';
import type { DialId, VisitorId } from '../../../src/lib/protocol/seat';
import { newPlace } from '../../support/twin-place';
import type { Step } from '../stage';
import { linkSecret, roomName } from './room';

declare global {
	/** Tells the test; given by it. */
	function report(event: RoomEvent): Promise<void>;
	var openTab: (where: TabPlace) => Promise<PageTab>;
}

interface TabPlace {
	readonly visitorId: VisitorId;
	readonly brokerPort: number;
	readonly stage: number;
}

const connections: RTCPeerConnection[] = [];

/** So that those can be counted that nobody closes. */
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
	constructor(configuration?: RTCConfiguration) {
		super(configuration);
		connections.push(this);
	}
};

export class PageTab {
	readonly #player = new Audio();
	readonly #room: PeerRoom;
	#extra: MediaStream | null = null;
	#negotiation: Negotiation<MediaStream> | null = null;

	constructor({ roomId, sealKey }: RoomKeys, visitorId: VisitorId, port: number) {
		const { hostname } = location;
		this.#room = new PeerRoom({
			roomId,
			visitorId,
			broker: { host: hostname, port, path: '/', key: 'peerjs', secure: false },
			rtc: { iceServers: [] },
			seal: openSeal(sealKey),
			tracks: { audio: null, video: null },
			place: newPlace(visitorId),
			dispatch: (event) => {
				if (event.type !== 'heard' || event.message.type !== 'aside') void report(event);
				else this.#negotiation?.hear(event.message.body);
			}
		});
	}

	does(steps: readonly Step[]): void {
		for (const [command, ...args] of steps) Reflect.apply(this.#room[command], this.#room, args);
	}

	async sends(kind: MediaKind): Promise<void> {
		const stream = await navigator.mediaDevices.getUserMedia({ [kind]: true });
		this.#room.setTrack(kind, stream.getTracks()[0] ?? null);
	}

	receives(dial: DialId): readonly string[] | null {
		const tracks = this.#room.remoteStream(dial)?.getTracks();
		return tracks?.map(({ kind }) => kind).toSorted() ?? null;
	}

	safetyCode(dial: DialId): readonly number[] | null {
		return this.#room.safetyCode(dial);
	}

	get drops(): Drops {
		return this.#room.drops();
	}

	path(dial: DialId): Promise<Path | null> {
		return this.#room.path(dial);
	}

	ways(dial: DialId): Promise<Ways | null> {
		return this.#room.ways(dial);
	}

	evidence(dial: DialId): Promise<Evidence | null> {
		return this.#room.evidence(dial);
	}

	/** A browser plays only what has a player. */
	async soundAt(dial: DialId): Promise<number | null> {
		const stream = this.#room.remoteStream(dial);
		if (stream && this.#player.srcObject !== stream) {
			this.#player.srcObject = stream;
			await this.#player.play();
		}
		return this.#room.soundAt(dial);
	}

	async negotiates(dial: DialId): Promise<boolean> {
		this.#negotiation = await this.#room.negotiation(dial, {
			extra: (stream) => (this.#extra = stream),
			astray: () => undefined
		});
		return this.#negotiation !== null;
	}

	sendsExtra(on: boolean): void {
		const canvas = document.createElement('canvas');
		canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
		this.#negotiation?.sendExtra(on ? canvas.captureStream() : null);
	}

	receivesExtra(): readonly string[] | null {
		return this.#extra?.getTracks().map(({ kind }) => kind) ?? null;
	}

	restarts(): void {
		this.#negotiation?.restart();
	}

	get connections(): number {
		return connections.filter(({ signalingState }) => signalingState !== 'closed').length;
	}
}

globalThis.openTab = async ({ visitorId, brokerPort, stage }) =>
	new PageTab(await privateRoomKeys(roomName, linkSecret(stage)), visitorId, brokerPort);
