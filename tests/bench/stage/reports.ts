import type { Report } from '../probe/report';

type Matches = (report: Report) => boolean;

/** What the probe of one person has told so far; a wait may be for something told already. */
export class Reports {
	readonly #told: Report[] = [];
	readonly #waiting = new Set<{
		readonly matches: Matches;
		readonly done: (report: Report) => void;
	}>();

	hear(report: Report): void {
		this.#told.push(report);
		for (const wait of this.#waiting) {
			if (!wait.matches(report)) continue;
			this.#waiting.delete(wait);
			wait.done(report);
		}
	}

	/** The first report that matches. Never rejects: who waits sets the limit. */
	first(matches: Matches): Promise<Report> {
		const known = this.#told.find(matches);
		if (known) return Promise.resolve(known);
		return new Promise((done) => this.#waiting.add({ matches, done }));
	}
}
