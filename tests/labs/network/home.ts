/** Where somebody sits: a machine behind a router, and another network that it may move to. */
import { relay6, web6 } from './internet';
import { Router, type Nat } from './router';
import { run, Space } from './space';

export class Home {
	readonly space: Space;
	readonly router: Router;
	readonly #other: Router;
	/** The one in which it is. */
	#here: Router;

	constructor(name: string, nat: Nat, { wired = false } = {}) {
		this.space = Space.add(`home-${name}`);
		this.space.set('net.ipv6.conf.all.disable_ipv6', '1');
		this.router = new Router(name, nat, wired);
		this.router.plug(this.space, 'eth0');
		this.#other = new Router(`${name}-other`, nat);
		this.#here = this.router;
	}

	/** The router of the network in which it is. */
	get here(): Router {
		return this.#here;
	}

	/** Out of the network in which it is. */
	goesOut(): void {
		this.leave(this.#device);
		this.space.ip(`rule del ${this.#here.ownWay}`);
	}

	/** Into the other network, after it went out of the one. */
	comesIn(): void {
		this.#here = this.#here === this.router ? this.#other : this.router;
		this.#here.plug(this.space, this.#device);
	}

	get #device(): string {
		return this.#here === this.router ? 'eth0' : 'eth1';
	}

	/** Into another network, whose router has long been there. */
	move(): void {
		this.#other.plug(this.space, 'eth1');
	}

	/** The network is gone, as one walks out of its reach. */
	leave(device = 'eth0'): void {
		this.space.ip(`link del ${device}`);
	}

	/** All goes through another network from now on: what comes from the old address does not come through. */
	tunnel(): void {
		const router = this.#other;
		router.plug(this.space, 'vpn', 1);
		router.breaks(`iifname "lan" ip saddr != ${router.inner} drop`);
		this.space.ip(`rule del ${this.router.ownWay}`);
	}

	/** As before the tunnel. */
	untunnel(): void {
		this.leave('vpn');
		this.space.ip(`rule add ${this.router.ownWay}`);
	}

	close(): void {
		for (const router of [this.router, this.#other]) router.close();
		this.space.remove();
	}
}

/** A home that has IPv6 alone, and no router that translates. */
export function openHome6(name: string): Space {
	const space = Space.add(`home-${name}`);
	run('ip', 'link', 'add', 'upsix', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space.name);
	run('ip', '-6', 'addr', 'add', '2001:db8:1::1/64', 'dev', 'upsix', 'nodad');
	run('ip', 'link', 'set', 'upsix', 'up');
	space.ip('-6 addr add 2001:db8:1::2/64 dev eth0 nodad');
	space.ip('link set eth0 up');
	for (const address of [web6, relay6]) space.ip(`-6 route add ${address} via 2001:db8:1::1`);
	return space;
}
