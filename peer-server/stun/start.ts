/** STUN as the options want it. */
import type { Logger } from 'pino';
import { isLoopback } from '../guard/address.ts';
import type { Options } from '../options.ts';
import { usualStunPort } from '../options/stun.ts';
import { openStun, type StunServer, type StunTally } from './server.ts';

type Wanted = Pick<Options, 'host' | 'iceServers' | 'stun' | 'turn'>;

/**
 * `null` where it is not wanted, or where it would be a courtesy and its port is not to be had.
 * @throws what `openStun` throws, where a port was asked for
 */
export async function startStun(
	{ host, iceServers, stun, turn }: Wanted,
	tally: StunTally,
	logger: Logger
): Promise<StunServer | null> {
	if (stun === 'none') return null;
	if (stun !== 'auto') return openStun(stun, tally);
	// Who is on this machine needs none, and who runs other servers has named them.
	const isAlone = host === 'localhost' || isLoopback(host);
	if (isAlone || turn !== null || iceServers.length > 0) return null;
	try {
		return await openStun({ host, port: usualStunPort }, tally);
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? cause.code : 'unknown';
		// The site cannot be had at such an address either: that is what has to be said.
		if (code === 'EADDRNOTAVAIL') throw cause;
		logger.warn(
			{ port: usualStunPort, code },
			'no STUN, its port cannot be had: STUN_PORT names another one, or none'
		);
		return null;
	}
}
