/** The real adapter on the stage: PeerJS in Chromium, one page per tab, at the real broker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type JSHandle, type Page } from '@playwright/test';
import { build } from 'vite';
import { startServer } from '../../peer-server/server.ts';
import { slimPeerjs } from '../../src/lib/adapters/peerjs/slim/cuts.ts';
import type { RoomEvent } from '../../src/lib/protocol/event';
import siteConfig from '../../vite.config';
import type { PageTab } from './browser/tab';
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

/** The room that everybody on this stage is in, as the broker sees it. */
export const roomId = '4kqaywa27zqobsrooxg3v5hkoq';

export interface BrowserStage extends Stage {
	/** The site and, unless another was given, the broker. */
	readonly site: URL;
}

export interface BrowserTheatre extends Theatre {
	/** With another broker than the site's own, if need be. */
	open(broker?: URL): Promise<BrowserStage>;
}

export async function browserTheatre(): Promise<BrowserTheatre> {
	const site = await buildPage();
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
		args: flags
	});
	// The site's policy lets a page reach the site's own broker alone; here some have another one.
	const context = await browser.newContext({ bypassCSP: true });
	const seats: Seat[] = [];
	return {
		open: (broker) => openStage(context, seats, site, broker),
		close: async () => {
			await browser.close();
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

async function openStage(
	context: BrowserContext,
	seats: Seat[],
	siteFolder: string,
	brokerUrl: URL | undefined
): Promise<BrowserStage> {
	const server = await startServer({
		port: 0,
		host: '127.0.0.1',
		siteFolder,
		iceServers: [],
		frameAncestors: []
	});
	let broker: Promise<void> | null = null;
	const endBroker = (): Promise<void> => (broker ??= server.close());
	let taken = 0;

	return {
		site: server.url,
		endBroker,
		sockets: async () => {
			const metrics = await (await fetch(new URL('/metrics', server.url))).text();
			return Number(/^visavi_broker_clients (\d+)$/m.exec(metrics)?.[1]);
		},
		arrives: async (name): Promise<Tab> => {
			const seat = (seats[taken] ??= await addSeat(context));
			taken += 1;
			const { page } = seat;
			const log = new EventLog();
			seat.log = log;
			const id = `v-${name}` as const;
			await page.goto(server.url.href);
			const tab: JSHandle<PageTab> = await page.evaluateHandle(
				([visitor, port]) => openTab(visitor, port),
				[id, Number((brokerUrl ?? server.url).port)] as const
			);
			return {
				id,
				log,
				does: (...steps) => tab.evaluate((it, all) => it.does(all), steps),
				sends: (kind) => tab.evaluate((it, what) => it.sends(what), kind),
				receives: (dial) => tab.evaluate((it, which) => it.receives(which), dial),
				safetyCode: (dial) => tab.evaluate((it, which) => it.safetyCode(which), dial),
				drops: () => tab.evaluate((it) => it.drops),
				path: (dial) => tab.evaluate((it, which) => it.path(which), dial),
				connections: () => tab.evaluate((it) => it.connections)
			};
		},
		close: async () => {
			for (const { page } of seats) await page.goto('about:blank');
			await endBroker();
		}
	};
}
