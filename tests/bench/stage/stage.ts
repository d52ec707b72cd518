import { lobbyStayMs, pause, settledCallMs, stopMs, within } from '../timing';
import type { Closers } from './closers';
import { launchPerson, type Person } from './person';

/** One run of one scenario on one page: a room of its own and the people who come to it. */
export class Stage {
	readonly link: string;
	readonly #closers: Closers;
	readonly #people: Person[] = [];

	constructor(link: string, closers: Closers) {
		this.link = link;
		this.#closers = closers;
	}

	/** Launches a browser for everyone named, before anything is measured. */
	async cast<Name extends string>(...names: Name[]): Promise<Record<Name, Person>> {
		const cast: Partial<Record<Name, Person>> = {};
		for (const name of names) {
			const person = this.#closers.own(await launchPerson(name));
			this.#people.push(person);
			cast[name] = person;
		}
		return cast as Record<Name, Person>;
	}

	/** The page that the room link leads to, without the room. */
	get page(): string {
		const page = new URL(this.link);
		page.hash = '';
		return page.href;
	}

	/** The room's name, as one types it. */
	get room(): string {
		return decodeURIComponent(new URL(this.link).hash.slice(1));
	}

	/** Opens the room link, or another address; waits until the lobby is ready and looks at the preview for a while. */
	async arrive(person: Person, address = this.link): Promise<void> {
		await person.open(address);
		await person.told('lobby-ready');
		await pause(lobbyStayMs);
	}

	/** `host` has joined and waits, alone. */
	async wait(host: Person): Promise<void> {
		await this.arrive(host);
		await host.press();
		await host.reaches('waiting');
	}

	/** The two talk, and have done so for long enough that both pages have settled. */
	async talk(host: Person, guest: Person): Promise<void> {
		await this.wait(host);
		await this.arrive(guest);
		const { at } = await guest.press();
		await bothSee(host, guest, at);
		await pause(settledCallMs);
	}

	/** Where everybody is stuck, for the story of a failed run. */
	async describe(): Promise<string> {
		const stories = this.#people.map((person) =>
			within(stopMs, person.describe(), `word from ${person.name}`).catch(
				(failure: unknown) => `${person.name} is gone (${String(failure)})`
			)
		);
		return (await Promise.all(stories)).join('; ');
	}
}

/** Who saw the other's first new frame, when, and in which document (its navigation start). */
export interface Sight {
	readonly name: string;
	readonly at: number;
	readonly page: number;
}

/** The first new frames after `since` of two people who see each other, in the order asked. */
export const bothSee = (one: Person, other: Person, since: number): Promise<[Sight, Sight]> => {
	const sightOf = async (person: Person): Promise<Sight> => {
		const { at, page } = await person.told('first-frame', since);
		return { name: person.name, at, page };
	};
	return Promise.all([sightOf(one), sightOf(other)]);
};

/** One measured run. */
export interface Sample {
	readonly ms: number;
	/** What the progress line says about it beside the figure. */
	readonly story: string;
	/** For how long of it WebCrypto was at work and waited for, in both pages together. */
	readonly cryptoMs?: number;
}

/** From `since` until the later of the two saw. */
export const sampleOf = (sights: readonly Sight[], since: number): Sample => ({
	ms: Math.max(...sights.map(({ at }) => at)) - since,
	story: sights.map(({ name, at }) => `${name} ${Math.round(at - since)}`).join(', ')
});
