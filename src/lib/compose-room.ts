/** The part of the composition that the first paint does without: configuration, keys, PeerJS. */
import { browserClock } from './adapters/clock';
import { PeerRoom } from './adapters/peerjs/room';
import { readConfig } from './adapters/site-config';
import { base32, deriveRoomId } from './identity/keys';
import { parseName } from './identity/name';
import type { KitFault, RoomKit } from './session/room-door.svelte';

const visitorIdBytes = 10;

/** One certificate for all connections of this tab, made before anyone waits for it. */
const makeCertificate = (): Promise<RTCCertificate> =>
	RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams);

export async function openKit(): Promise<RoomKit | KitFault> {
	const page = new URL('.', location.href);
	const [config, certificate] = await Promise.all([readConfig(page), makeCertificate()]);
	if ('fault' in config) return config;
	const rtc = { iceServers: config.iceServers, certificates: [certificate] };
	return {
		thirdParty: config.thirdParty,
		findRoom: (name) => {
			const read = parseName(name);
			if (!read.ok) throw new RangeError(`no room name: ${read.fault}`);
			return deriveRoomId(read.normal);
		},
		newVisitorId: () => `v-${base32(crypto.getRandomValues(new Uint8Array(visitorIdBytes)))}`,
		newClock: browserClock,
		openRoom: (roomId, tracks) => (visitorId, dispatch) =>
			new PeerRoom({ roomId, visitorId, broker: config.broker, rtc, tracks, dispatch })
	};
}
