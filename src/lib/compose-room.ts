/** The part of the composition that the first paint does without: configuration, keys, PeerJS. */
import { browserClock } from './adapters/clock';
import { narrowPolicy } from './adapters/page-policy';
import { newToken, openSocket } from './adapters/peerjs/broker-socket';
import { PeerRoom } from './adapters/peerjs/room';
import { iceDesk } from './adapters/peerjs/turn';
import { peerjsVersion } from './adapters/peerjs/version';
import { relayChoice } from './adapters/relay-choice';
import { readConfig } from './adapters/site-config';
import { TabPlace } from './adapters/tab-place';
import { tabStore } from './adapters/store';
import { openSeal, version as protocol } from './identity/envelope';
import { KeySearch } from './identity/key-search';
import { base32 } from './identity/keys';
import { parseName } from './identity/name';
import { newLinkSecret, pronounceableName } from './identity/secret';
import { strengthOf } from './identity/strength';
import { remembering } from './identity/remember';
import { stretchInWorker } from './identity/stretch';
import { version as visavi } from '../../package.json';
import type { KitFault, RoomKit } from './session/room-kit';

/** The check is made of some of the same parts: cut out of here for both, they would make the way into a room longer. */
export { base32, iceDesk, narrowPolicy, openSocket, readConfig };

const visitorIdBytes = 10;

/** One certificate for all connections of this tab, made before anyone waits for it. */
const makeCertificate = (): Promise<RTCCertificate> =>
	RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams);

export async function openKit(): Promise<RoomKit | KitFault> {
	const page = new URL('.', location.href);
	const [config, certificate] = await Promise.all([readConfig(page), makeCertificate()]);
	if ('fault' in config) return config;
	narrowPolicy(config.broker);
	const { broker, iceServers, turn } = config;
	const relay = relayChoice(iceServers, () => localStorage, turn);
	const rtc = {
		iceServers,
		certificates: [certificate],
		// Read anew for each connection.
		get iceTransportPolicy(): RTCIceTransportPolicy {
			return relay?.alone ? 'relay' : 'all';
		}
	};
	const search = new KeySearch(remembering(stretchInWorker, tabStore()));
	let last: { readonly roomId: string; readonly place: Promise<TabPlace> } | null = null;
	/** One and the same for as long as it is the same room, or it would take itself for a copy. */
	const placeIn = (roomId: string, moved: () => void, takeOver: boolean): Promise<TabPlace> => {
		if (last?.roomId === roomId && !takeOver) return last.place;
		void last?.place.then((place) => place.close());
		const place = TabPlace.open({ store: tabStore(), roomId, newToken, moved }, takeOver);
		last = { roomId, place };
		return place;
	};
	return {
		thirdParty: config.thirdParty,
		broker: `${broker.secure ? 'wss' : 'ws'}://${broker.host}:${broker.port}${broker.path.slice(0, -1)}`,
		versions: { Visavi: visavi, PeerJS: peerjsVersion, protocol },
		relay,
		findRoom: async (name, secret, { takeOver, moved }) => {
			const read = parseName(name);
			if (!read.ok) throw new RangeError(`no room name: ${read.fault}`);
			const { roomId, sealKey } = await search.find(read.normal, secret);
			const seal = openSeal(sealKey);
			const place = await placeIn(roomId, moved, takeOver);
			return {
				roomId,
				returns: place.session !== null,
				elsewhere: place.elsewhere,
				open: (tracks) => (visitorId, dispatch) =>
					new PeerRoom({ roomId, visitorId, broker, rtc, turn, seal, place, tracks, dispatch })
			};
		},
		stopFinding: () => search.end(),
		newPrivateRoom: () => ({ name: pronounceableName(), secret: newLinkSecret() }),
		newName: pronounceableName,
		strengthOf: (name) => {
			const read = parseName(name);
			return read.ok ? strengthOf(read.normal) : null;
		},
		newVisitorId: () => `v-${base32(crypto.getRandomValues(new Uint8Array(visitorIdBytes)))}`,
		newClock: browserClock
	};
}
