import { startDelayProxy } from '../delay-proxy';
import { start as startFloor } from '../floor/server';
import { addedDelayMs } from '../timing';
import { requireBuild, startAppServer } from './app-server';
import type { Closers } from './closers';
import { startStaticSite } from './static-site';

export const subjectNames = ['floor', 'app'] as const;
export type SubjectName = (typeof subjectNames)[number];

/** Where a page under test is: near, and with its broker at a distance. */
export interface Site {
	readonly near: URL;
	readonly far: URL;
	/** Throws when what serves it is no more. */
	readonly mustRun: () => void;
	/** What introduces the two dies, and is back after so long. @returns when it answered again. */
	readonly restart: (downMs: number) => Promise<number>;
	/** How many sockets it has; NaN where nobody counts. */
	readonly sockets: () => Promise<number>;
}
export type Sites = Readonly<Record<SubjectName, Site>>;

async function startFloorSites(closers: Closers): Promise<Site> {
	const floor = closers.own(await startFloor());
	const proxy = closers.own(await startDelayProxy(floor.url, addedDelayMs));
	const far = new URL(floor.url);
	far.searchParams.set('relay', proxy.url.host);
	// The floor's server lives in this process: it runs as long as anybody can ask.
	const { restart } = floor;
	return { near: floor.url, far, mustRun: () => undefined, restart, sockets: async () => NaN };
}

async function startAppSites(closers: Closers): Promise<Site> {
	requireBuild();
	const app = closers.own(await startAppServer());
	const proxy = closers.own(await startDelayProxy(app.url, addedDelayMs));
	const site = closers.own(await startStaticSite(proxy.url));
	const { mustRun, restart, sockets } = app;
	return { near: app.url, far: site.url, mustRun, restart, sockets };
}

export const startSites = async (closers: Closers): Promise<Sites> => ({
	floor: await startFloorSites(closers),
	app: await startAppSites(closers)
});

/** A room link as the page contract has it. */
export function roomLink(site: URL, room: string): string {
	const link = new URL(site);
	link.hash = encodeURIComponent(room);
	return link.href;
}
