/** Why two people who try to meet do not. Pure: what is known goes in, one cause comes out. */
import type { ServerWord, Ways } from '../../protocol/ports';

export type Obstacle =
	/** This device has no network. */
	| 'offline'
	/** The server that introduces the two does not answer. */
	| 'broker'
	/** The friend was here, and nothing is heard of them: it is their network, or their machine. */
	| 'friend'
	/** Routers on both sides let no direct connection through, and there is no relay. */
	| 'no-relay'
	| 'relay-refuses'
	| 'relay-silent'
	/** This network lets no UDP through, and no relay is reached in another way. */
	| 'no-udp'
	/** The friend's network lets none through. */
	| 'their-udp'
	/** All that can be told apart is well. */
	| 'no-way';

export interface Trial {
	readonly online: boolean;
	/** The broker could not be reached when last tried. */
	readonly brokerAway: boolean;
	/** The friend was lost a while ago, and has not been heard of since. */
	readonly friendSilent: boolean;
	/** Of a connection that has been tried for a while; `null` without one. */
	readonly ways: Ways | null;
}

/** From what is nearest to the person: without a network nothing else can be known. */
export function obstacleOf({ online, brokerAway, friendSilent, ways }: Trial): Obstacle | null {
	if (!online) return 'offline';
	if (brokerAway) return 'broker';
	if (ways) return ways.found ? null : missingWay(ways);
	return friendSilent ? 'friend' : null;
}

function missingWay({ local, remote, servers }: Ways): Obstacle {
	const relays = servers.filter(({ kind }) => kind === 'turn');
	if (relays.some(answers)) return outward(remote) ? 'no-way' : 'their-udp';
	if (relays.some(({ word }) => word === 'refuses')) return 'relay-refuses';
	if (!outward(local) && blocksUdp(servers, outward(remote))) return 'no-udp';
	if (relays.length > 0) return 'relay-silent';
	// Who has learned nothing of the outside has asked in vain, if this side's servers are the friend's too.
	return outward(local) && !outward(remote) ? 'their-udp' : 'no-relay';
}

const answers = ({ word }: ServerWord): boolean => word === 'answers';

/** Nothing that is asked by UDP answers. A relay alone may be down, unless the friend has heard of it. */
function blocksUdp(servers: readonly ServerWord[], friendHeard: boolean): boolean {
	const asked = servers.filter(({ by }) => by === 'udp');
	const up = friendHeard || asked.some(({ kind }) => kind === 'stun');
	return asked.length > 0 && up && asked.every(({ word }) => word === 'silent');
}

/** Whether there is a candidate that somebody outside of that network has seen. */
const outward = (types: readonly string[]): boolean =>
	types.some((type) => type === 'srflx' || type === 'relay');
