/** The internet of the lab: the world that the lab itself is in. It knows no way into the homes, as on the real one. */
import { run } from './space';

/** Documentation addresses (RFC 5737, RFC 3849). */
export const web = '203.0.113.1';
export const relay = '203.0.113.2';
export const web6 = '2001:db8::1';
export const relay6 = '2001:db8::2';

const ip = (line: string): string => run('ip', ...line.split(' '));

export function openInternet(): void {
	for (const address of [web, relay]) ip(`addr add ${address}/32 dev lo`);
	for (const address of [web6, relay6]) ip(`-6 addr add ${address}/128 dev lo nodad`);
	run('sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1');
	// What is addressed to nobody vanishes. A blackhole would say so, and coturn then gives its socket up.
	ip('link add void type veth peer name nowhere');
	for (const end of ['void', 'nowhere']) ip(`link set ${end} arp off up`);
	ip('route add default dev void');
}
