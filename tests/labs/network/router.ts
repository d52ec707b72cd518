/** A router with its uplink to the internet: NAT, a firewall as at home, and what may go wrong with them. */
import { run, Space } from './space';
import { Wire } from './wire';

/** `cone`: one outer port for whatever one asks; `symmetric`: another one for each (RFC 4787 §4.1). */
export type Nat = 'cone' | 'symmetric' | 'none';

/** Every uplink and every home has its own addresses; what is given back is used again. */
const free = Array.from({ length: 16 }, (_, number) => number);

const rules = (nat: Nat): string => `
table inet home {
	chain broken { type filter hook forward priority -10; }
	chain unasked {
		type filter hook input priority 0;
		iifname "wan" ct state new drop
	}
	chain shared {
		type nat hook postrouting priority 100;
		${nat === 'none' ? '' : `oifname "wan" masquerade${nat === 'symmetric' ? ' random,fully-random' : ''}`}
	}
}`;

export class Router {
	/** The addresses of who is plugged in, and of the router on that side. */
	readonly inner: string;
	readonly gateway: string;
	readonly uplink: string;
	readonly space: Space;
	readonly #number: number;
	readonly #wired: boolean;

	/** @param wired its uplink is a line with a weather, which is still to be laid. */
	constructor(name: string, nat: Nat, wired = false) {
		const number = free.shift();
		if (number === undefined) throw new Error('the lab has no more addresses');
		this.#number = number;
		this.#wired = wired;
		this.uplink = `up${number}`;
		this.space = Space.add(`nat-${name}`);
		const [isp, wan] = [1, 2].map((last) => `198.51.100.${number * 4 + last}`);
		const home = 16 * number;
		this.gateway = `192.0.2.${home + 1}`;
		this.inner = `192.0.2.${home + 2}`;
		const { space, uplink } = this;
		if (wired) {
			run('ip', 'tuntap', 'add', uplink, 'mode', 'tun');
			space.ip('tuntap add wan mode tun');
		} else {
			run('ip', 'link', 'add', uplink, 'type', 'veth', 'peer', 'name', 'wan', 'netns', space.name);
		}
		run('ip', 'addr', 'add', `${isp}`, 'peer', `${wan}`, 'dev', uplink);
		run('ip', 'link', 'set', uplink, 'up');
		space.ip(`addr add ${wan} peer ${isp} dev wan`);
		space.ip('link set wan up');
		space.ip(`route add default via ${isp}`);
		// Who is behind a router that does not translate can be reached from everywhere.
		if (nat === 'none')
			run('ip', 'route', 'add', `192.0.2.${home}/28`, 'via', `${wan}`, 'dev', uplink);
		space.set('net.ipv4.ip_forward', '1');
		// Unasked packets end before the kernel remembers them, or they take the port that a hole punch needs.
		space.nft(rules(nat));
	}

	/** Before that nothing goes through an uplink that is wired. */
	layWire(): Promise<Wire> {
		return Wire.lay(this.uplink, this.space.name, 'wan');
	}

	/** Takes it away, with what is plugged in. */
	close(): void {
		this.space.remove();
		// Of other links nothing is left when one end is gone.
		if (this.#wired) run('ip', 'link', 'del', this.uplink);
		free.push(this.#number);
	}

	/** The rule by which what comes from this interface goes out by it, whatever else there is. */
	get ownWay(): string {
		return `from ${this.inner} table ${101 + this.#number}`;
	}

	/** Plugs a machine in; its way out is better than those of routers that were made later. */
	plug(home: Space, device: string, metric = 100 + this.#number): void {
		const { space, gateway, inner } = this;
		run(
			...(['ip', '-n', space.name, 'link', 'add', 'lan', 'type', 'veth'] as const),
			...['peer', 'name', device, 'netns', home.name]
		);
		space.ip(`addr add ${gateway}/28 dev lan`);
		space.ip('link set lan up');
		home.ip(`addr add ${inner}/28 dev ${device}`);
		home.ip(`link set ${device} up`);
		home.ip(`route replace default via ${gateway} dev ${device} metric ${metric}`);
		// A second interface answers for itself.
		home.ip(`route replace default via ${gateway} dev ${device} table ${101 + this.#number}`);
		home.ip(`rule add ${this.ownWay}`);
	}

	/** From now on this is what goes wrong; each is a rule for what passes. */
	breaks(...what: readonly string[]): void {
		this.space.nft('flush chain inet home broken');
		for (const rule of what) this.space.nft(`add rule inet home broken ${rule}`);
	}

	/** Nothing passes any more, and nobody is told. */
	cut(): void {
		this.breaks('drop');
	}

	mend(): void {
		this.breaks();
	}
}

/** A network that lets no UDP out. */
export const noUdp = 'meta l4proto udp drop';

/** One that lets nothing out but what looks like the web. */
export const only443 = [noUdp, 'oifname "wan" tcp dport != 443 drop'];
