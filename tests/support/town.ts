/** People with their tabs, a broker and a clock, all in memory: whole visits on twins. */
import { parseName } from '../../src/lib/identity/name';
import { strengthOf } from '../../src/lib/identity/strength';
import { RecentRooms } from '../../src/lib/session/recent-rooms.svelte';
import { nameInLink } from '../../src/lib/session/room-link';
import type { KitFault, RelayChoice, RoomKit } from '../../src/lib/session/room-kit';
import type { PagePhase } from '../../src/lib/session/visit-view';
import { Desk } from '../../src/lib/session/desk/desk.svelte';
import { Company } from '../../src/lib/session/life/company.svelte';
import { Visit } from '../../src/lib/session/visit.svelte';
import { WayWatch } from '../../src/lib/session/way/way-watch.svelte';
import { ManualTime, type ManualClock } from './manual-clock';
import { MemoryBroker } from './memory-broker';
import type { MemoryRoom } from './memory-room';
import { TwinDesk } from './twin-desk';
import { TwinDevices } from './twin-devices';
import { TwinOutside } from './twin-outside';
import { TwinPage } from './twin-page';
import { openPlace, type TwinPlace } from './twin-place';
import { TwinStore } from './twin-store';

export const site = 'https://visavi.test/';

/** The private room that is always made here. */
export const privateRoom = { name: 'bavu-tole-kiri', secret: 'AAECAwQFBgcICQoLDA0ODw' };

/** Until every promise that can be kept is kept: nothing here waits for the world outside. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

export class Town {
	readonly time = new ManualTime();
	readonly broker = new MemoryBroker(() => this.time.now);
	/** The seat tokens that are in use. */
	readonly inUse = new Map<string, () => void>();
	readonly #tabs = new Set<Tab>();
	#visitors = 0;

	/** Somebody opens the page and is asked for camera and microphone. */
	async arrive(options: TabOptions = {}): Promise<Tab> {
		const tab = this.open(options);
		await this.settle();
		return tab;
	}

	/** The same, before anything has been answered. */
	open(options: TabOptions = {}): Tab {
		const tab = new Tab(this, options);
		this.#tabs.add(tab);
		tab.visit.start();
		return tab;
	}

	/** Two people in one room, talking. */
	async pair(name: string): Promise<readonly [Tab, Tab]> {
		const tabs = [await this.arrive(), await this.arrive()] as const;
		for (const tab of tabs) await tab.enter(name);
		return tabs;
	}

	/** Everything that is on its way arrives, and all that it leads to. */
	async settle(): Promise<void> {
		do await turn();
		while (this.broker.settle() > 0);
	}

	/** Time passes, and everything arrives at once. */
	async advance(ms: number): Promise<void> {
		await this.settle();
		const until = this.time.now + ms;
		while (this.time.fireNext(until)) await this.settle();
	}

	nextVisitor(): `v-${string}` {
		this.#visitors += 1;
		return `v-${this.#visitors}`;
	}

	/** Everybody closes the page. */
	async end(): Promise<void> {
		for (const tab of this.#tabs) tab.visit.end();
		await this.settle();
	}
}

export interface TabOptions {
	/** The address that was opened; the bare site by default. */
	readonly at?: string;
	readonly reloaded?: boolean;
	readonly store?: TwinStore;
	readonly devices?: TwinDevices;
	/** The room kit is loaded only when the test says so. */
	readonly slow?: boolean;
	readonly relay?: RelayChoice;
}

export class Tab {
	readonly devices: TwinDevices;
	readonly store: TwinStore;
	readonly page: TwinPage;
	readonly outside: TwinOutside;
	readonly desk: TwinDesk;
	readonly visit: Visit;
	/** What is wrong with the site, instead of a room kit; `null` when all is well. */
	siteFault: KitFault | Error | null = null;
	/** As configured here; no relay by default. */
	readonly relay: RelayChoice | null;
	/** How often the room kit was loaded. */
	loads = 0;
	/** The names of the rooms that were looked for, in order. */
	readonly sought: string[] = [];
	/** Lets a slow room kit come. */
	load: () => void = () => undefined;
	readonly #loading: Promise<void>;
	readonly #town: Town;
	#desk: Desk | undefined;
	#room: MemoryRoom | null = null;
	#place: { readonly roomId: string; readonly place: TwinPlace } | null = null;
	readonly #clocks: ManualClock[] = [];

	constructor(town: Town, options: TabOptions) {
		this.#town = town;
		this.devices = options.devices ?? new TwinDevices();
		this.store = options.store ?? new TwinStore();
		this.relay = options.relay ?? null;
		this.page = new TwinPage(options.at ?? site, options.reloaded);
		this.outside = new TwinOutside(() => town.time.now);
		this.desk = new TwinDesk(this.devices, this.outside);
		this.#loading = options.slow
			? new Promise((resolve) => (this.load = resolve))
			: Promise.resolve();
		this.visit = new Visit({
			devices: this.devices,
			store: this.store,
			page: this.page,
			checkName: (name) => {
				const read = parseName(name);
				return read.ok ? null : read.fault;
			},
			watchWay: async (parts) => new WayWatch(parts, this.outside),
			keepCompany: async (parts) => new Company(parts, this.outside),
			openRecent: async () => new RecentRooms(this.desk),
			openDesk: async (parts) => (this.#desk ??= new Desk(parts, this.desk)),
			loadKit: () => this.#loadKit()
		});
	}

	get phase(): PagePhase {
		return this.visit.phase;
	}

	/** The last room that was opened here. */
	get room(): MemoryRoom {
		if (!this.#room) throw new Error('no room was opened in this tab');
		return this.#room;
	}

	/** The timers of all stays in this tab. */
	get timers(): readonly string[] {
		return this.#clocks.flatMap(({ running }) => running);
	}

	/** Types a room name and joins. */
	async enter(name: string): Promise<void> {
		this.visit.typeName(name);
		this.visit.join();
		await this.#town.settle();
	}

	/** Does something and waits until all has come of it. */
	async does(action: (visit: Visit) => void): Promise<void> {
		action(this.visit);
		await this.#town.settle();
	}

	/** The tab or the machine dies: nobody is told anything. */
	async crash({ ghosts = false } = {}): Promise<void> {
		for (const clock of this.#clocks) clock.cancelAll();
		this.#room?.crash({ ghosts });
		await this.#town.settle();
	}

	/** The person reloads: the same tab opens the same address again. */
	async reload(): Promise<Tab> {
		const { store, devices, page } = this;
		page.goAway();
		this.visit.end();
		await this.#town.settle();
		return this.#town.arrive({ store, devices, at: page.address(), reloaded: true });
	}

	/** The person duplicates the tab: a second one with what the first one remembers. */
	duplicate(): Promise<Tab> {
		return this.#town.arrive({ store: this.store.copy(), at: this.page.address() });
	}

	/** One and the same for as long as it is the same room. */
	#placeIn(roomId: string, takeOver: boolean, moved: () => void): TwinPlace {
		const { store } = this;
		const { inUse } = this.#town;
		if (this.#place?.roomId === roomId && !takeOver) return this.#place.place;
		const newToken = (): string => this.#town.nextVisitor();
		const place = openPlace({ store, inUse, roomId, newToken, moved, takeOver });
		this.#place = { roomId, place };
		return place;
	}

	async #loadKit(): Promise<RoomKit | KitFault> {
		this.loads += 1;
		await this.#loading;
		if (this.siteFault instanceof Error) throw this.siteFault;
		if (this.siteFault) return this.siteFault;
		const { broker, time } = this.#town;
		return {
			thirdParty: false,
			broker: 'wss://broker.test/',
			versions: { Visavi: '1.2.3' },
			relay: this.relay,
			findRoom: async (name, secret, { takeOver, moved }) => {
				const read = parseName(name);
				if (!read.ok) throw new RangeError(read.fault);
				this.sought.push(read.normal);
				const roomId = secret === null ? read.normal : `${read.normal} with ${secret}`;
				const place = this.#placeIn(roomId, takeOver, moved);
				return {
					roomId,
					returns: place.session !== null,
					elsewhere: place.elsewhere,
					open: (tracks) => (visitorId, dispatch) =>
						(this.#room = broker.open({ roomId, visitorId, tracks, place, dispatch }))
				};
			},
			stopFinding: () => undefined,
			newPrivateRoom: () => privateRoom,
			newName: () => 'kiri-bavu-tole',
			strengthOf: (name) => {
				const read = parseName(name);
				return read.ok ? strengthOf(read.normal) : null;
			},
			newVisitorId: () => this.#town.nextVisitor(),
			newClock: () => {
				const clock = time.clock();
				this.#clocks.push(clock);
				return clock;
			}
		};
	}
}

/** The room that an address leads to. */
export const roomAt = (tab: Tab): string => nameInLink(tab.page.address());
