/** The real adapter on the stage: PeerJS in Chromium, one page per tab, at the real broker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type JSHandle, type Page } from '@playwright/test';
import { build } from 'vite';
import { startServer } from '../../peer-server/server.ts';
import { slimPeerjs } from '../../src/lib/adapters/peerjs/slim/cuts.ts';
import { privateRoomKeys } from '../../src/lib/identity/keys';
import type { RoomEvent } from '../../src/lib/protocol/event';
import siteConfig from '../../vite.config';
import { ourBrokers, type Brokers } from './brokers';
import type { PageTab } from './browser/tab';
import { linkSecret, roomName } from './browser/room';
import { EventLog } from './event-log';
import type { Stage, Tab, Theatre } from './stage';

const flags = [
	'--use-fake-device-for-media-stream',
	'--use-fake-ui-for-media-stream',
	'--no-sandbox',
	'--disable-features=WebRtcHideLocalIpsWithMdns',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
];

/** A page that is used by one test after the other: a new one costs more than all that happens in it. */
interface Seat {
	readonly page: Page;
	log: EventLog;
}

export interface BrowserStage extends Stage {
	readonly site: URL;
	/** The room that everybody on this stage is in, as the broker sees it. */
	readonly roomId: string;
}

export interface BrowserTheatre extends Theatre {
	/** With another broker than the theatre's, if need be. */
	open(broker?: URL): Promise<BrowserStage>;
}

/** `brokers` are the theatre's, and end with it. */
export async function browserTheatre(brokers: Brokers = ourBrokers()): Promise<BrowserTheatre> {
	const site = await buildPage();
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
		args: flags
	});
	// The site's policy lets a page reach the site's own broker alone; here some have another one.
	const context = await browser.newContext({ bypassCSP: true });
	const seats: Seat[] = [];
	let stages = 0;
	return {
		open: async (broker) => openStage({ context, seats, site, brokers, number: ++stages }, broker),
		close: async () => {
			await browser.close();
			await brokers.close();
			await rm(site, { recursive: true });
		}
	};
}

async function addSeat(context: BrowserContext): Promise<Seat> {
	const seat: Seat = { page: await context.newPage(), log: new EventLog() };
	await seat.page.exposeFunction('report', (event: RoomEvent) => seat.log.add(event));
	return seat;
}

/** @returns the folder of the built page. Whoever asked for it removes it. */
async function buildPage(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'visavi-contract-'));
	await build({
		configFile: false,
		logLevel: 'warn',
		root: fileURLToPath(new URL('./browser/', import.meta.url)),
		// PeerJS as the site has it.
		plugins: [slimPeerjs],
		resolve: { alias: siteConfig.resolve?.alias ?? [] },
		build: { outDir: folder, emptyOutDir: true, target: 'esnext', minify: false }
	});
	return folder;
}

interface Backstage {
	readonly context: BrowserContext;
	readonly seats: Seat[];
	/** The folder of the built page. */
	readonly site: string;
	readonly brokers: Brokers;
	/** Of the stage: each has a room of its own, since what was sent to one may wait at the broker for seconds. */
	readonly number: number;
}

async function openStage(
	backstage: Backstage,
	otherBroker: URL | undefined
): Promise<BrowserStage> {
	const { context, seats, number } = backstage;
	const server = await startServer({
		port: 0,
		host: '127.0.0.1',
		siteFolder: backstage.site,
		iceServers: [],
		frameAncestors: []
	});
	let closed: Promise<void> | null = null;
	const close = (): Promise<void> => (closed ??= server.close());
	const broker = await backstage.brokers.open({ url: server.url, close });
	const { roomId } = await privateRoomKeys(roomName, linkSecret(number));
	const brokerPort = Number((otherBroker ?? broker.url).port);
	let taken = 0;

	return {
		site: server.url,
		roomId,
		endBroker: broker.end,
		sockets: () => broker.sockets(roomId),
		arrives: async (name): Promise<Tab> => {
			const seat = (seats[taken] ??= await addSeat(context));
			taken += 1;
			const { page } = seat;
			const log = new EventLog();
			seat.log = log;
			const id = `v-${name}` as const;
			await page.goto(server.url.href);
			const tab: JSHandle<PageTab> = await page.evaluateHandle((where) => openTab(where), {
				visitorId: id,
				brokerPort,
				stage: number
			});
			return {
				id,
				log,
				does: (...steps) => tab.evaluate((it, all) => it.does(all), steps),
				sends: (kind) => tab.evaluate((it, what) => it.sends(what), kind),
				receives: (dial) => tab.evaluate((it, which) => it.receives(which), dial),
				safetyCode: (dial) => tab.evaluate((it, which) => it.safetyCode(which), dial),
				drops: () => tab.evaluate((it) => it.drops),
				path: (dial) => tab.evaluate((it, which) => it.path(which), dial),
				ways: (dial) => tab.evaluate((it, which) => it.ways(which), dial),
				evidence: (dial) => tab.evaluate((it, which) => it.evidence(which), dial),
				soundAt: (dial) => tab.evaluate((it, which) => it.soundAt(which), dial),
				negotiates: (dial) => tab.evaluate((it, which) => it.negotiates(which), dial),
				sendsExtra: (on) => tab.evaluate((it, sends) => it.sendsExtra(sends), on),
				receivesExtra: () => tab.evaluate((it) => it.receivesExtra()),
				restarts: () => tab.evaluate((it) => it.restarts()),
				connections: () => tab.evaluate((it) => it.connections)
			};
		},
		close: async () => {
			for (const { page } of seats) await page.goto('about:blank');
			await close();
		}
	};
}
