/** `test` with people in it: alice, bob and carol come with camera and microphone and the leave to use them. */
import { expect, test as base, type BrowserContextOptions } from '@playwright/test';
import { freePort, TestBroker, type BrokerKind } from './broker';
import { layCable, type Cable } from './cable';
import { openBrowser, type BrowserParts } from './chromium';
import { openFirefox, type FirefoxParts } from './firefox';
import { Person } from './person';
import { startVisavi, type RunningVisavi } from './server';
import { serveSite, type SiteOptions } from './static-site';

export { expect };

export const allowed = ['camera', 'microphone'];

/** How somebody is not like the others. */
export interface Traits extends BrowserContextOptions {
	/** A browser process of their own, with these devices. */
	readonly own?: BrowserParts;
	/** A Firefox of their own, with these devices. */
	readonly firefox?: FirefoxParts;
	/** Another site than everybody's. */
	readonly site?: URL;
}

interface People {
	/** Puts the built site on a plain static file server; resolves with its address. */
	serve: (options?: SiteOptions) => Promise<URL>;
	/** A broker of one's own, with a site that uses it. */
	broker: (kind: BrokerKind) => Promise<{ readonly broker: TestBroker; readonly site: URL }>;
	/** A cable to a broker that can be cut. */
	cable: (brokerPort: number) => Promise<Cable>;
	arrive: (name: string, traits?: Traits) => Promise<Person>;
	alice: Person;
	bob: Person;
	carol: Person;
}

export const test = base.extend<People, { visavi: RunningVisavi }>({
	visavi: [
		// oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
		async ({}, use) => {
			const visavi = await startVisavi();
			await use(visavi);
			await visavi.close();
		},
		{ scope: 'worker' }
	],

	// oxlint-disable-next-line no-empty-pattern -- as above
	serve: async ({}, use) => {
		const closers: (() => Promise<void>)[] = [];
		await use(async (options) => {
			const { url, close } = await serveSite(options);
			closers.push(close);
			return url;
		});
		await Promise.all(closers.map((close) => close()));
	},

	broker: async ({ serve }, use) => {
		const started: TestBroker[] = [];
		await use(async (kind) => {
			const broker = new TestBroker(kind, await freePort());
			started.push(broker);
			await broker.start();
			return { broker, site: await serve({ config: broker.config }) };
		});
		await Promise.all(started.map((broker) => broker.kill()));
	},

	// oxlint-disable-next-line no-empty-pattern -- as above
	cable: async ({}, use) => {
		const laid: Cable[] = [];
		await use(async (brokerPort) => {
			const cable = await layCable(brokerPort);
			laid.push(cable);
			return cable;
		});
		await Promise.all(laid.map((cable) => cable.close()));
	},

	arrive: async ({ browser, visavi, serve, broker, cable }, use) => {
		void [serve, broker, cable]; // Needed only so that it ends later: a page that loses its host complains.
		const people: Person[] = [];
		const partings: (() => Promise<void>)[] = [];
		await use(async (name, { own, firefox, site = visavi.url, ...traits } = {}) => {
			const process = own && (await openBrowser(own));
			const fox = firefox && (await openFirefox(firefox));
			const context = await ((fox ?? process)?.browser ?? browser).newContext({
				// Firefox is asked by its preferences, and knows no permissions of these names.
				...(fox ? {} : { permissions: allowed }),
				...traits
			});
			partings.push((fox ?? process)?.close ?? (() => context.close()));
			const person = await Person.sitDown(name, context, site, process);
			people.push(person);
			return person;
		});
		await Promise.all(partings.map((part) => part()));
		for (const person of people) expect(person.unforgiven(), person.name).toEqual([]);
	},

	alice: async ({ arrive }, use) => use(await arrive('alice')),
	bob: async ({ arrive }, use) => use(await arrive('bob')),
	carol: async ({ arrive }, use) => use(await arrive('carol'))
});
