/** The page that holds the real adapter, for a test outside to drive. */
import { PeerRoom } from '../../../src/lib/adapters/peerjs/room';
import { openSeal } from '../../../src/lib/identity/envelope';
import { privateRoomKeys, type RoomKeys } from '../../../src/lib/identity/keys';
import type { RoomEvent } from '../../../src/lib/protocol/event';
import type { Drops, Evidence, MediaKind, Path } from '../../../src/lib/protocol/ports';
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
	readonly #room: PeerRoom;

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
			dispatch: (event) => void report(event)
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

	evidence(dial: DialId): Promise<Evidence | null> {
		return this.#room.evidence(dial);
	}

	get connections(): number {
		return connections.filter(({ signalingState }) => signalingState !== 'closed').length;
	}
}

globalThis.openTab = async ({ visitorId, brokerPort, stage }) =>
	new PageTab(await privateRoomKeys(roomName, linkSecret(stage)), visitorId, brokerPort);
