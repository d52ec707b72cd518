/** One internet with the site, the broker and what ICE is offered, and two people who meet on it. */
import type { Browser } from '@playwright/test';
import { start as startFloor } from '../../bench/floor/server';
import type { Running } from '../../bench/stage/running';
import { startServer, type RunningServer } from '../../../peer-server/server';
import { settledCallMs, pause } from '../../bench/timing';
import { relay, relay6, web, web6 } from '../network/internet';
import { secret as shared, startRelay, type Relay } from './coturn';
import { launchIn, LabPerson, type Traits } from './person';

/** Ways to the relay. */
export const relayUrls = {
	udp: `turn:${relay}:3478?transport=udp`,
	tcp: `turn:${relay}:3478?transport=tcp`,
	tls: `turns:${relay}:443?transport=tcp`,
	udp6: `turn:[${relay6}]:3478?transport=udp`
} as const;

export interface StageOptions {
	/** The ways to the relay that the site offers; none by default. */
	readonly relays?: readonly (keyof typeof relayUrls)[];
	/** What the broker makes credentials by, if it is not the relay's own. */
	readonly secret?: string;
	/** Where the site is; 443 looks like the web. */
	readonly port?: number;
	/** It is there by IPv6 as well. */
	readonly dual?: boolean;
	/** The least page that can call is there beside it, without STUN or relay. */
	readonly floor?: boolean;
}

export interface Met {
	readonly host: LabPerson;
	readonly guest: LabPerson;
	/** From the guest's press until both see each other. */
	readonly joinMs: number;
}

const stunPort = 3478;

export class Stage {
	readonly #server: RunningServer;
	readonly #relay: Relay | null;
	readonly #floor: Running | null;
	readonly #port: number;
	readonly #browsers: Browser[] = [];
	#rooms = 0;

	private constructor(
		server: RunningServer,
		turn: Relay | null,
		floor: Running | null,
		port: number
	) {
		this.#server = server;
		this.#relay = turn;
		this.#floor = floor;
		this.#port = port;
	}

	static async open({
		relays = [],
		secret = shared,
		port = 8080,
		dual = false,
		floor = false
	}: StageOptions = {}): Promise<Stage> {
		const urls = relays.map((way) => relayUrls[way]);
		const turn = urls.length > 0 ? await startRelay() : null;
		const server = await startServer({
			port,
			host: dual ? '::' : web,
			siteFolder: 'build',
			stun: { host: web, port: stunPort },
			turn: turn && { secret, urls, ttlSeconds: 600 }
		});
		return new Stage(server, turn, floor ? await startFloor(web) : null, port);
	}

	/** Somebody's browser in a namespace. */
	async browser(space: string, traits: Omit<Traits, 'origins'> = {}): Promise<Browser> {
		const floor = this.#floor ? [this.#floor.url.origin] : [];
		const origins = [this.site(), this.site(6), ...floor];
		const browser = await launchIn(space, { origins, ...traits });
		this.#browsers.push(browser);
		return browser;
	}

	site(family: 4 | 6 = 4): string {
		return `http://${family === 4 ? web : `[${web6}]`}:${this.#port}`;
	}

	/** A link to a room in which nobody has been. */
	newRoom(): (family?: 4 | 6) => string {
		const room = `lab-${(this.#rooms += 1)}`;
		return (family) => `${this.site(family)}/#${room}`;
	}

	/** The same on the floor's page. */
	newFloorRoom(): () => string {
		const room = `lab-${(this.#rooms += 1)}`;
		return () => `${String(this.#floor?.url)}#${room}`;
	}

	/** Two people come to a room by its link; the first one waits. They see each other. */
	async meet(
		browsers: readonly [Browser, Browser],
		families: readonly [4 | 6, 4 | 6] = [4, 4],
		link = this.newRoom()
	): Promise<Met> {
		const host = await LabPerson.sitDown('host', browsers[0]);
		const guest = await LabPerson.sitDown('guest', browsers[1]);
		await host.arrives(link(families[0]));
		await host.presses();
		await host.reaches('waiting');
		await guest.arrives(link(families[1]));
		const pressed = await guest.presses();
		const seen = await Promise.all([host, guest].map((one) => one.sees(pressed)));
		return { host, guest, joinMs: Math.max(...seen) - pressed };
	}

	/** So that seats, sockets and encoders are at rest before something happens. */
	settles(): Promise<void> {
		return pause(settledCallMs);
	}

	/** The homes go last. */
	async close(homes: readonly { close(): void }[]): Promise<void> {
		for (const browser of this.#browsers) await browser.close();
		await this.#server.close();
		await this.#relay?.close();
		await this.#floor?.close();
		for (const home of homes) home.close();
	}
}
