/** The people of the sentences about a room, and the scenes that most of them begin with. */
import type { DialId, Seat } from '../../src/lib/protocol/seat';
import type { Stage, Tab } from './stage';

export interface Pair {
	/** In the host seat. */
	readonly alice: Tab;
	/** A visitor. */
	readonly bob: Tab;
	/** Bob's to alice. */
	readonly dial: DialId;
}

export class Cast {
	#stage: Stage | null = null;
	readonly #tabs = new Map<string, Tab>();

	get stage(): Stage {
		if (!this.#stage) throw new Error('nobody is on stage');
		return this.#stage;
	}

	enter(stage: Stage): void {
		this.#tabs.clear();
		const arrives: Stage['arrives'] = async (name) => {
			const tab = await stage.arrives(name);
			this.#tabs.set(name, tab);
			return tab;
		};
		this.#stage = { ...stage, arrives };
	}

	/** What has happened in each tab so far, for the story of a sentence that did not come to its end. */
	async story(): Promise<string> {
		const told = [...this.#tabs].map(async ([name, tab]) =>
			JSON.stringify({ name, drops: await tab.drops(), heard: tab.log.steps })
		);
		return (await Promise.all(told)).join('\n');
	}

	/** Somebody who holds this seat. */
	async holder(name: string, seat: Seat): Promise<Tab> {
		const tab = await this.stage.arrives(name);
		await tab.does(['claimSeat', seat]);
		await tab.log.hears('seat-granted');
		return tab;
	}

	async visitor(name: string): Promise<Tab> {
		const tab = await this.stage.arrives(name);
		await tab.does(['openVisitor']);
		return tab;
	}

	/** Bob dials alice. */
	async dialled(): Promise<Pair> {
		const [alice, bob] = [await this.holder('alice', 'host'), await this.visitor('bob')];
		const dial = `${bob.id}.0` as const;
		await bob.does(['dial', dial, bob.id, 'host']);
		await alice.log.hears('dial-arrived');
		return { alice, bob, dial };
	}

	/** Bob dials alice, she accepts, and each has admitted the other. */
	async connected(): Promise<Pair> {
		const pair = await this.dialled();
		await pair.alice.does(['accept', pair.dial]);
		await pair.bob.log.hears('dial-opened');
		await pair.bob.does(['confirm', pair.dial]);
		await pair.alice.log.hears('confirmed');
		return pair;
	}
}

/** What happened in a tab, in short. */
export const happened = ({ log }: Tab): readonly string[] => log.steps.map(({ type }) => type);

/** For what the browser or the broker does in its own time. */
export const patient = { timeout: 10_000 };
