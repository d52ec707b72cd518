/** One person in front of one page: what they do, and what the page tells them. */
import { errors, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { PagePhase } from '../../../src/lib/session/visit-view';
import type { OwnBrowser } from './chromium';
import { glanceHeight, glanceWidth, installProbe } from './probe';
import { Senses } from './senses';
import type { TestId } from './test-id';

type Own = Pick<OwnBrowser, 'kill' | 'pause'>;

/** When the page came to a phase, in milliseconds since the epoch. */
export interface Moment {
	readonly phase: string;
	readonly at: number;
}

export class Person extends Senses {
	/** Addresses of everything that the page has fetched or connected to. */
	readonly contacts: URL[] = [];
	/** What the page has complained of in the console, or thrown. */
	readonly complaints: string[] = [];
	readonly #site: URL;
	readonly #own: Own | undefined;
	readonly #forgiven: RegExp[] = [];

	private constructor(name: string, page: Page, site: URL, own?: Own) {
		super(name, page);
		this.#site = site;
		this.#own = own;
	}

	/** `own` is the browser of somebody who has one of their own. */
	static async sitDown(
		name: string,
		context: BrowserContext,
		site: URL,
		own?: Own
	): Promise<Person> {
		await context.addInitScript(installProbe, [glanceWidth, glanceHeight] as const);
		const page = await context.newPage();
		const person = new Person(name, page, site, own);
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
		await this.#finds('room-name');
		await this.at('room-name').fill(room);
		await this.presses('join');
	}

	/** With the mouse, whose movement brings back what has gone to rest. */
	async presses(id: TestId): Promise<void> {
		await this.#finds(id);
		await this.page.mouse.move(6, 6, { steps: 2 });
		await this.at(id).click();
	}

	/** Whether it comes within ten seconds. */
	#finds(id: TestId): Promise<boolean> {
		return this.#looksFor(`[data-testid="${id}"]`, 10_000);
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
		await this.#browser.kill();
	}

	/** The machine sleeps: nothing runs, nobody is told. */
	sleeps(): void {
		this.#browser.pause(true);
	}

	wakes(): void {
		this.#browser.pause(false);
	}

	get #browser(): Own {
		if (!this.#own) throw new Error(`${this.name} has no browser of their own.`);
		return this.#own;
	}

	/** Opens a copy of this tab, which begins with all that the tab remembers. */
	async duplicates(): Promise<Person> {
		const opened = this.page.waitForEvent('popup');
		await this.page.evaluate(() => void window.open(location.href));
		return new Person(`${this.name}'s copy`, await opened, this.#site);
	}

	/** From now on every phase is remembered, with its time. @returns what reads them. */
	async remembersPhases(): Promise<() => Promise<readonly Moment[]>> {
		const moments = await this.page.evaluateHandle(() => {
			const main = document.querySelector('main')!;
			const seen: { phase: string; at: number }[] = [];
			const look = (): void => {
				const phase = main.dataset['phase'] ?? '';
				if (seen.at(-1)?.phase !== phase) seen.push({ phase, at: Date.now() });
			};
			new MutationObserver(look).observe(main, { attributes: true });
			look();
			return seen;
		});
		return () => moments.jsonValue();
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

	/** Goes to another tab, or comes back. A page behind another one stays visible in a browser without windows. */
	async looksAway(away: boolean): Promise<void> {
		await this.page.evaluate((hidden) => {
			Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		}, away);
	}

	async expectPhase(phase: PagePhase, { timeout = 10_000 } = {}): Promise<void> {
		if (await this.#looksFor(`main[data-phase="${phase}"]`, timeout)) return;
		// For its message: it says what the page shows instead.
		await expect(this.phase, `${this.name}: ${phase}`).toHaveAttribute('data-phase', phase, {
			timeout: 1
		});
	}

	/** Looks in the page, every 50 ms: what looks from outside does so ever more seldom, at last once a second. */
	#looksFor(selector: string, timeout: number): Promise<boolean> {
		return this.page
			.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, {
				timeout,
				polling: 50
			})
			.then(
				() => true,
				(failed: unknown) => {
					if (failed instanceof errors.TimeoutError) return false;
					throw failed;
				}
			);
	}

	async hearsNews(words: string | RegExp): Promise<void> {
		await expect(this.at('notice'), `${this.name} is told`).toContainText(words);
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
}
