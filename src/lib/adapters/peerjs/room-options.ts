/** What a room is opened with. */
import type { RoomEvent } from '../../protocol/event';
import type { Place, Seal } from '../../protocol/ports';
import type { VisitorId } from '../../protocol/seat';
import type { BrokerAddress } from './broker-socket';
import type { LocalTracks } from './connection';

export interface RoomOptions {
	/** Public; all that the broker learns of the name. */
	readonly roomId: string;
	readonly visitorId: VisitorId;
	readonly broker: BrokerAddress;
	/**
	 * ICE servers are always given: without them PeerJS would contact third parties. Which candidates may be used is
	 * asked anew for each connection.
	 */
	readonly rtc: RTCConfiguration & { readonly iceServers: RTCIceServer[] };
	/** Whether the broker hands out TURN servers as well. */
	readonly turn?: boolean | undefined;
	/** The room's seal key at work. */
	readonly seal: Seal;
	readonly tracks: LocalTracks;
	/** What this tab remembers from before it was reloaded. */
	readonly place: Place;
	readonly dispatch: (event: RoomEvent) => void;
}
