/** One person in front of one page: what they do, and what they then see and hear. */
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { PagePhase } from '../../../src/lib/session/visit-view';
import { progress } from './glances';
import { glanceHeight, glanceWidth, installProbe, type Glance } from './probe';

/** The names by which a page is driven: the page contract, and what the page offers besides. */
export type TestId =
	| 'local-video'
	| 'remote-video'
	| 'room-name'
	| 'join'
	| 'cancel-name'
	| 'notice'
	| 'retry'
	| 'go-on-without-camera'
	| 'mic'
	| 'camera'
	| 'leave'
	| 'room-link'
	| 'copy-link'
	| 'another-room'
	| 'wait-for-seat'
	| 'come-back';

/** Louder than the hiss of a codec, quieter than the beep of the fake microphone. */
const audible = 0.02;

/** The fake microphone beeps about twice a second: who listens so long hears at least one beep. */
const hearingMs = 1_000;

export class Person {
	readonly name: string;
	readonly page: Page;
	/** Addresses of everything that the page has fetched or connected to. */
	readonly contacts: URL[] = [];
	/** What the page has complained of in the console, or thrown. */
	readonly complaints: string[] = [];
	readonly #site: URL;
	readonly #kill: (() => Promise<void>) | undefined;
	readonly #forgiven: RegExp[] = [];

	private constructor(name: string, page: Page, site: URL, kill?: () => Promise<void>) {
		this.name = name;
		this.page = page;
		this.#site = site;
		this.#kill = kill;
	}

	/** `kill` ends the browser of somebody who has one of their own. */
	static async sitDown(
		name: string,
		context: BrowserContext,
		site: URL,
		kill?: () => Promise<void>
	): Promise<Person> {
		await context.addInitScript(installProbe, [glanceWidth, glanceHeight] as const);
		const page = await context.newPage();
		const person = new Person(name, page, site, kill);
		page.on('request', (request) => person.contacts.push(new URL(request.url())));
		page.on('websocket', (socket) => person.contacts.push(new URL(socket.url())));
		page.on('console', (said) => {
			if (said.type() === 'error') person.complaints.push(said.text());
		});
		page.on('pageerror', (thrown) => person.complaints.push(String(thrown)));
		page.on('crash', () => person.complaints.push('the page crashed'));
		return person;
	}

	/** Expects a complaint of the page's console, because of `why`. */
	forgive(complaint: RegExp, why: string): void {
		expect(why).not.toBe('');
		this.#forgiven.push(complaint);
	}

	unforgiven(): string[] {
		return this.complaints.filter((said) => !this.#forgiven.some((known) => known.test(said)));
	}

	get phase(): Locator {
		return this.page.locator('main');
	}

	at(id: TestId): Locator {
		return this.page.getByTestId(id);
	}

	/** Opens the page, or the link to a room. */
	async opens(room = ''): Promise<void> {
		await this.goes(new URL(room && `#${encodeURIComponent(room)}`, this.#site));
	}

	async goes(address: URL | string): Promise<void> {
		await this.page.goto(String(address));
	}

	/** Types a room name and presses Join; opens the page first if need be. */
	async enters(room: string): Promise<void> {
		if (this.page.url() === 'about:blank') await this.opens();
		await this.at('room-name').fill(room);
		await this.presses('join');
	}

	/** With the mouse, whose movement brings back what has gone to rest. */
	async presses(id: TestId): Promise<void> {
		await this.page.mouse.move(6, 6, { steps: 2 });
		await this.at(id).click();
	}

	/** Presses Join at that time, in milliseconds since the epoch, as others in other pages may. */
	async pressesJoinAt(instant: number): Promise<void> {
		await this.at('join').evaluate(
			(join: HTMLElement, at) =>
				new Promise<void>((pressed) => {
					setTimeout(() => pressed(join.click()), at - Date.now());
				}),
			instant
		);
	}

	async closesTab(): Promise<void> {
		await this.page.close({ runBeforeUnload: true });
	}

	/** The browser ends without a goodbye. */
	async crashes(): Promise<void> {
		if (!this.#kill) throw new Error(`${this.name} has no browser of their own to be killed.`);
		await this.#kill();
	}

	/** From now on the browser's questions are closed without an answer. */
	async leavesQuestionsOpen(): Promise<void> {
		const session = await this.page.context().newCDPSession(this.page);
		const { targetInfo } = await session.send('Target.getTargetInfo');
		const { browserContextId } = targetInfo;
		for (const name of ['camera', 'microphone'])
			await session.send('Browser.setPermission', {
				permission: { name },
				setting: 'prompt',
				origin: this.#site.origin,
				...(browserContextId ? { browserContextId } : {})
			});
	}

	async expectPhase(phase: PagePhase, options: { timeout?: number } = {}): Promise<void> {
		await expect(this.phase, `${this.name}: ${phase}`).toHaveAttribute(
			'data-phase',
			phase,
			options
		);
	}

	async hearsNews(words: string | RegExp): Promise<void> {
		await expect(this.at('notice'), `${this.name} is told`).toContainText(words);
	}

	async glance(id: TestId = 'remote-video'): Promise<Glance | null> {
		return this.page.evaluate((testid) => window.probe.glance(testid), id);
	}

	async liveCameras(): Promise<number> {
		return this.page.evaluate(() => window.probe.liveCameras());
	}

	async forgetsHalts(): Promise<void> {
		await this.page.evaluate(() => window.probe.restart('remote-video'));
	}

	/** The longest time without a new picture of the other one since `forgetsHalts`. */
	async longestHaltMs(): Promise<number> {
		return (await this.glance())?.longestGapMs ?? Infinity;
	}

	/** New pictures come to the screen, and they differ. */
	async sees(other: Person, id: TestId = 'remote-video'): Promise<void> {
		let first: Glance | null = null;
		await expect
			.poll(
				async () => {
					const now = await this.glance(id);
					first ??= now;
					return progress(first, now);
				},
				{ message: `${this.name} sees ${other.name} move`, intervals: [100] }
			)
			.toBe('moving');
	}

	async seesNothing(): Promise<void> {
		const shown = async (): Promise<boolean> => (await this.glance())?.shown ?? false;
		await expect.poll(shown, `${this.name} sees a picture`).toBe(false);
	}

	/** Of an element, with all that it lies in. */
	async opacity(id: TestId): Promise<number> {
		return this.at(id).evaluate((element) => {
			let opacity = 1;
			for (let one: Element | null = element; one; one = one.parentElement)
				opacity *= Number(getComputedStyle(one).opacity);
			return opacity;
		});
	}

	async seesThemselves(): Promise<void> {
		await this.sees(this, 'local-video');
	}

	/** The other one's microphone comes out of this page. */
	async hears(other: Person): Promise<void> {
		await this.#expectLoudness(`${this.name} hears ${other.name}`, (peak) => peak > audible);
	}

	async hearsNothing(): Promise<void> {
		await this.#expectLoudness(`${this.name} hears nothing`, (peak) => peak < audible / 4);
	}

	async #expectLoudness(message: string, isIt: (peak: number) => boolean): Promise<void> {
		const loudest = (): Promise<number | null> =>
			this.page.evaluate((withinMs) => window.probe.loudest(withinMs), hearingMs);
		await expect
			.poll(
				async () => {
					const peak = await loudest();
					return peak !== null && isIt(peak) ? 'yes' : `no, the loudest is ${peak}`;
				},
				{ message, intervals: [200] }
			)
			.toBe('yes');
	}
}
